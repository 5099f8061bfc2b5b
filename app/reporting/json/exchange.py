"""A project as Meetlat's own exchange file: the document of models/storage/project_document.py, easy to read.

Its JSON Schema is assets/schemas/meetlat.project-4.json. It holds the project with all its variants and no
outcomes: whoever receives it computes those.
"""

import json

from models.domain.project import Project
from models.storage.project_document import to_document


def exchange_bytes(project: Project) -> bytes:
    """The exchange file; equal projects give equal bytes.

    Raises:
        ProjectDocumentError: a number is not finite, a text is not valid Unicode, or ids repeat.
    """
    text = json.dumps(to_document(project), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()
