"""Merging the notes of a saved review into the present ones, without losing any."""

from dataclasses import replace

from models.domain.review import ReviewNotes


def with_saved(notes: ReviewNotes, saved: ReviewNotes, *, is_same_file: bool) -> ReviewNotes:
    """The present notes with the saved ones added.

    From a review of another file only the remarks are taken: ticks, decision and signature concern that file.
    """
    remarks = {**saved.remarks, **notes.remarks}
    general = notes.general or saved.general
    if not is_same_file:
        return replace(notes, remarks=remarks, general=general)
    return ReviewNotes(
        remarks=remarks,
        checked=notes.checked | saved.checked,
        general=general,
        decision=notes.decision or saved.decision,
        reviewer=notes.reviewer or saved.reviewer,
        organisation=notes.organisation or saved.organisation,
        signed_on=notes.signed_on or saved.signed_on,
    )
