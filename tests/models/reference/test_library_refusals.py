"""A broken record of the library is refused by its id; no cell of it is ignored, none is read at start-up."""

import csv
import random
from pathlib import Path

import pytest

from app.texts import LANGUAGES, text, todo
from models.reference.errors import ReferenceDataError
from models.reference.library.library import Library
from models.reference.loader import load_reference
from models.reference.manifest import rewrite_hashes
from models.reference.reference import Reference
from tests.models.reference.data_folder import REFERENCE_DATA, Change

(
    CARDS, FIGURES, RULES, PROFILES, REPLACED, WORDS, NOT_MATERIALS, LEFT_OUT, WORD_PARTS, MATCHING, ASSEMBLIES,
    LAYERS, MATERIALS, AIR, FACTORS, FORMS, FORM_PARTS, LOCATIONS, METHODS,
) = (
    f"library/{name}.csv"
    for name in (
        "cards", "figures", "mass_rules", "steel_profiles", "replaced_ids", "words", "not_materials",
        "left_out_words", "word_parts", "matching_words",
        "assemblies", "layers", "layer_materials", "air_layers", "assembly_factors", "forms",
        "form_parts", "location_profiles", "building_methods",
    )
)  # fmt: skip
PARTS = {
    CARDS: ("cards",), FIGURES: ("cards",), RULES: ("cards",), PROFILES: ("steel_profiles",),
    REPLACED: ("replaced",), WORDS: ("words",), NOT_MATERIALS: ("not_materials",), ASSEMBLIES: ("assemblies",),
    LEFT_OUT: ("left_out_words",), WORD_PARTS: ("word_parts",), MATCHING: ("matching_words",),
    LAYERS: ("assemblies",), MATERIALS: ("assemblies", "layer_materials"), AIR: ("air_resistances",),
    FORMS: ("form_sizes",), FORM_PARTS: ("form_parts",), LOCATIONS: ("location_profiles",),
    METHODS: ("building_methods",),
    FACTORS: ("assembly_factors",), "sources.csv": ("assemblies",),
}  # fmt: skip
"""Each file with the parts in which its cells show."""

Case = tuple[str, str, str, str, str]
"""file, old text, new text, record that must be named, code"""

KZS = "kalkzandsteen,Kalkzandsteen lijmelement of lijmblok"
GLUED = '"Sand-lime element, glued",material,kg,21.11'
GWP = "kalkzandsteen/gwp_a1a3_kg/0.149/kbob/Kalksandstein"
LAMBDA = "kalkzandsteen,lambda_low_w_per_mk,,0.81"
SLAB = "kanaalplaatvloer,m2,table,,,thickness_mm,"
CLT = "tb-clt-60,clt-kruislaaghout,60 mm,m2"
_CITED = "kbob"
BROKEN: list[Case] = [
    (CARDS, f"\n{KZS}", "\nkalkzandsteen,Glaswol", "glaswol", "reference_duplicate_id"),
    (CARDS, f"\n{KZS}", "\nglaswol,Kalkzandsteen lijm", "glaswol", "reference_duplicate_id"),
    (CARDS, GLUED, GLUED.replace("material", "matter"), "kalkzandsteen", "reference_bad_choice"),
    (CARDS, GLUED, GLUED.replace(",kg,", ",zak,"), "kalkzandsteen", "reference_bad_choice"),
    (CARDS, GLUED, GLUED.replace("21.11", "21.99"), "kalkzandsteen", "reference_unknown_name"),
    (CARDS, '"Sand-lime element, glued"', "", "kalkzandsteen", "reference_missing_key"),
    (FIGURES, "kalkzandsteen,gwp_a1a3_kg,,0.149,", "kalkzandstein,gwp_a1a3_kg,,0.149,",
     "kalkzandstein/gwp_a1a3_kg/0.149/kbob/Kalksandstein", "reference_unknown_name"),
    (FIGURES, "kalkzandsteen,gwp_a1a3_kg,,0.149,", "kalkzandsteen,gwp_a1a3_kg,,\"0,149\",",
     "kalkzandsteen/gwp_a1a3_kg/0,149/kbob/Kalksandstein", "reference_bad_number"),
    (FIGURES, "kalkzandsteen,gwp_a1a3_kg,,0.149,kg,", "kalkzandsteen,gwp_a1a3_kg,,0.149,,", GWP,
     "reference_contradiction"),
    (FIGURES, "0.149,kg,as_published,", "0.149,kg,A1-A9,", GWP, "reference_bad_choice"),
    (FIGURES, "0.149,kg,as_published,", "0.149,kg,,", GWP, "reference_contradiction"),
    (FIGURES, "kg,as_published,,yes,projectbron (KBOB) eerst,kbob,Kalksandstein,verified",
     "kg,as_published,,yes,projectbron (KBOB) eerst,kbob,Kalksandstein,certain", GWP, "reference_bad_choice"),
    (FIGURES, "kg,as_published,,yes,projectbron (KBOB) eerst,kbob,Kalksandstein",
     "kg,as_published,,yes,projectbron (KBOB) eerst,gehoord,Kalksandstein",
     "kalkzandsteen/gwp_a1a3_kg/0.149/gehoord/Kalksandstein", "reference_unknown_name"),
    (FIGURES, "0.1531,kg,A1-A3,,no,", "0.1531,kg,A1-A3,,yes,",
     "kalkzandsteen/gwp_a1a3_kg/0.1531/oekobaudat-2020-II/29e6c6cf Kalksandstein Mix", "reference_contradiction"),
    (FIGURES, "kalkzandsteen,density_kg_per_m3,,1400,,,,no,zie de gebruikte waarde,",
     "kalkzandsteen,density_kg_per_m3,,1400,,,,no,,",
     "kalkzandsteen/density_kg_per_m3/1400/kbob/Kalksandstein", "reference_missing_key"),
    (FIGURES, "kalkzandsteen,biobased_fraction,,0,", "kalkzandsteen,biobased_fraction,,1.2,",
     "kalkzandsteen/biobased_fraction/1.2/kbob", "reference_out_of_range"),
    (FIGURES, "kalkzandsteen,biogenic_c_kg_per_kg,,0,", "kalkzandsteen,biogenic_c_kg_per_kg,,1.646,",
     "kalkzandsteen/biogenic_c_kg_per_kg/1.646/kbob/Kalksandstein", "reference_out_of_range"),
    (FIGURES, "kalkzandsteen,density_kg_per_m3,,1750,", "kalkzandsteen,density_kg_per_m3,,0,",
     "kalkzandsteen/density_kg_per_m3/0/ruwbouw/ruwbouw.nl/advies/eigenschappen-kalkzandsteenproducten",
     "reference_out_of_range"),
    (FIGURES, LAMBDA, LAMBDA.replace("0.81", "2.81"), "kalkzandsteen", "reference_contradiction"),
    (FIGURES, "kalkzandsteen,service_life_low_years,,75,", "kalkzandsteen,service_life_low_years,,1000,",
     "kalkzandsteen", "reference_contradiction"),
    (RULES, "kalkzandsteen,m2,thickness,", "kalkzandstein,m2,thickness,", "kalkzandstein/m2/thickness",
     "reference_unknown_name"),
    (RULES, "kalkzandsteen,m2,thickness,", "kalkzandsteen,m2,gewicht,", "kalkzandsteen/m2/gewicht",
     "reference_bad_choice"),
    (RULES, "kalkzandsteen,m2,thickness,", "kalkzandsteen,ft2,thickness,", "kalkzandsteen/ft2/thickness",
     "reference_bad_choice"),
    (RULES, "kalkzandsteen,m2,thickness,,,,,,100,,,,67,300,", "kalkzandsteen,m2,thickness,,,,,,100,,,,300,67,",
     "kalkzandsteen/m2/thickness", "reference_contradiction"),
    (RULES, "kalkzandsteen,m2,thickness,,,,,,100,", "kalkzandsteen,m2,thickness,,,,,,1000,",
     "kalkzandsteen/m2/thickness", "reference_out_of_range"),
    (RULES, "kalkzandsteen,m2,thickness,,", "kalkzandsteen,m2,thickness,175,", "kalkzandsteen/m2/thickness",
     "reference_contradiction"),
    (RULES, "combinatievloer-ps,m2,per_unit,240,", "combinatievloer-ps,m2,per_unit,,",
     "combinatievloer-ps/m2/per_unit", "reference_missing_key"),
    (RULES, "combinatievloer-ps,m2,per_unit,240,", "combinatievloer-ps,m2,per_unit,0,",
     "combinatievloer-ps/m2/per_unit", "reference_out_of_range"),
    (RULES, f"{SLAB}150:253;", f"{SLAB}150:veel;",
     "kanaalplaatvloer/m2/table", "reference_bad_number"),
    (RULES, f"{SLAB}150:253;200:", f"{SLAB}200:253;200:",
     "kanaalplaatvloer/m2/table", "reference_duplicate_id"),
    (RULES, SLAB, "kanaalplaatvloer,m2,table,,,,", "kanaalplaatvloer/m2/table",
     "reference_missing_key"),
    (RULES, "breedplaatvloer,m2,thickness,,,,,,,,,,120,", "breedplaatvloer,m2,thickness,,,,,,,,,,100,",
     "breedplaatvloer/m2/thickness", "reference_contradiction"),
    (RULES, "kanaalplaatvloer,m2,table,", "kanaalplaatvloer,l,table,", "kanaalplaatvloer/m/width",
     "reference_missing_key"),
    (FIGURES, "kalkzandsteen,density_kg_per_m3,,1750,,,,yes,", "kalkzandsteen,density_kg_per_m3,,1750,,,,no,",
     "kalkzandsteen/m3/density", "reference_missing_key"),
    (PROFILES, "IPE 80,IPE80,6,", "IPE 80,IPE100,6,", "IPE 100", "reference_duplicate_id"),
    (PROFILES, "IPE 80,IPE80,6,", "IPE 80,IPE80,0,", "IPE 80", "reference_out_of_range"),
    (REPLACED, CLT, CLT.replace("-kruislaaghout", ""), "tb-clt-60", "reference_unknown_name"),
    (REPLACED, CLT, CLT.replace("m2", "zak"), "tb-clt-60",
     "reference_bad_choice"),
    (REPLACED, CLT, CLT.replace("60 mm", "61 mm"), "tb-clt-60",
     "reference_unknown_name"),
    (WORDS, "kalkzandsteen,abbreviation,yes,", "kalkzandstein,abbreviation,yes,",
     "kalkzandstein/abbreviation/yes/no/meetlat", "reference_unknown_name"),
    (WORDS, "kalkzandsteen,abbreviation,yes,", "kalkzandsteen,afkorting,yes,",
     "kalkzandsteen/afkorting/yes/no/meetlat", "reference_bad_choice"),
    (WORDS, "kalkzandsteen,abbreviation,yes,no,kzs;kz,", "kalkzandsteen,abbreviation,yes,no,kzs;kzs,",
     "kalkzandsteen/abbreviation/yes/no/meetlat", "reference_duplicate_id"),
    (WORDS, "kalkzandsteen,abbreviation,yes,no,kzs;kz,", "kalkzandsteen,abbreviation,yes,yes,kzs;kz,",
     "kalkzandsteen/abbreviation/yes/yes/meetlat", "reference_contradiction"),
    (WORDS, "kalkzandsteen,abbreviation,yes,no,kzs;kz,", "kalkzandsteen,abbreviation,yes,no,kzs;gipswand,",
     "kalkzandsteen/abbreviation/yes/no/meetlat", "reference_contradiction"),
    (NOT_MATERIALS, "abk,site,whole_word,", "abk,site,word,", "abk/site/word", "reference_bad_choice"),
    (NOT_MATERIALS, "abk,site,whole_word,", "abk,plaats,whole_word,", "abk/plaats/whole_word",
     "reference_bad_choice"),
    (ASSEMBLIES, "Timber frame inner leaf 184 with brick,21.12,", "Timber frame inner leaf 184 with brick,99.12,",
     "ge-hsb184-baksteen", "reference_unknown_name"),
    (ASSEMBLIES, ",m2,,1 2,,rij app,4.7,horizontal,Brand: 30-60 min te toetsen. Geluid: middel,sbr039",
     ",m2,,1 2,,rij app,4.7,,Brand: 30-60 min te toetsen. Geluid: middel,sbr039", "ge-hsb184-baksteen",
     "reference_contradiction"),
    (ASSEMBLIES, ",m2,,1 2,,rij app,4.7,horizontal,Brand: 30-60 min te toetsen. Geluid: middel,sbr039",
     ",m2,,1 9,,rij app,4.7,horizontal,Brand: 30-60 min te toetsen. Geluid: middel,sbr039", "ge-hsb184-baksteen",
     "reference_bad_choice"),
    (ASSEMBLIES, "Geluid: middel,sbr039 ", "Geluid: middel,gehoord ", "ge-hsb184-baksteen",
     "reference_unknown_name"),
    (ASSEMBLIES, "\nge-hsb184-baksteen,", "\nge-hsb999,", "ge-hsb184-baksteen/1/gipskartonplaat/gipsplaat",
     "reference_unknown_name"),
    (LAYERS, "ge-hsb184-baksteen,3,glaswol,glaswol,184,0.88,", "ge-hsb184-baksteen,3,glaswol,glaswol,184,0.8,",
     "ge-hsb184-baksteen/1/gipskartonplaat/gipsplaat", "reference_contradiction"),
    (LAYERS, "ge-hsb184-baksteen,3,glaswol,", "ge-hsb184-baksteen,3,glaswool,",
     "ge-hsb184-baksteen/3/glaswool/glaswol", "reference_unknown_name"),
    (LAYERS, "ge-hsb184-baksteen,7,", "ge-hsb184-baksteen,9,", "ge-hsb184-baksteen/9/rvs-plaat/ankers",
     "reference_contradiction"),
    (LAYERS, "ge-hsb184-baksteen,7,rvs-plaat,ankers,,1,0.16,", "ge-hsb184-baksteen,7,rvs-plaat,ankers,,1,,",
     "ge-hsb184-baksteen/7/rvs-plaat/ankers", "reference_missing_key"),
    (LAYERS, "ge-hsb184-baksteen,6,,spouw,40,1,,,weakly_ventilated,", "ge-hsb184-baksteen,6,,spouw,40,1,,,,",
     "ge-hsb184-baksteen/6/spouw", "reference_missing_key"),
    (LAYERS, "ge-hsb184-baksteen,6,,spouw,40,1,,,weakly_ventilated,",
     "ge-hsb184-baksteen,6,,spouw,40,1,,,outer_surface,", "ge-hsb184-baksteen/6/spouw", "reference_missing_key"),
    (LAYERS, "ge-hsb184-baksteen,7,rvs-plaat,ankers,,1,0.16,,,building,gevelafwerking,50,added_elements,",
     "ge-hsb184-baksteen,7,rvs-plaat,ankers,,1,0.16,,,building,gevelafwerking,50,nagels,",
     "ge-hsb184-baksteen/7/rvs-plaat/ankers", "reference_unknown_name"),
    (MATERIALS, "acrylaatkit,acrylaatkit,,kg,1,1500,2.978,2.978,3.035,",
     "acrylaatkit,acrylaatkit,,kg,1,1500,3.978,2.978,3.035,", "acrylaatkit", "reference_contradiction"),
    (MATERIALS, "acrylaatkit,acrylaatkit,,kg,1,1500,", "acrylaatkit,acrylkit,,kg,1,1500,", "acrylaatkit",
     "reference_unknown_name"),
    (AIR, "unventilated,horizontal,0.18,", "unventilated,sideways,0.18,", "unventilated/sideways",
     "reference_bad_choice"),
    (AIR, "unventilated,horizontal,0.18,nta-openaec,spouw,verified,\n", "", "unventilated/horizontal",
     "reference_missing_key"),
    (WORD_PARTS, "gew,alias,gewapend", "gew,alias,", "gew", "reference_contradiction"),
    (WORD_PARTS, "btegel,short,betontegel\n", "btegel,short,\n", "btegel", "reference_contradiction"),
    (WORD_PARTS, "gew,alias,gewapend", "gew,nickname,gewapend", "gew", "reference_bad_choice"),
    (WORD_PARTS, "\nmet,with,", "\nmet,with,zonder", "met", "reference_contradiction"),
    (WORD_PARTS, "gew,alias,gewapend", "met,alias,gewapend", "met", "reference_duplicate_id"),
    (MATCHING, "\nhsb-wandelement,composite,", "\nhsb-wandelementen,composite,", "hsb-wandelementen/composite",
     "reference_unknown_name"),
    (MATCHING, "\nhsb-wandelement,composite,,", "\nhsb-wandelement,composite,hsb,", "hsb-wandelement/composite",
     "reference_contradiction"),
    (MATCHING, "\nhsb-wandelement,composite,", "\nhsb-wandelement,mixed,", "hsb-wandelement/mixed",
     "reference_bad_choice"),
    (LEFT_OUT, "stofschot,site,contains", "stofschot,sight,contains", "stofschot/sight/contains",
     "reference_bad_choice"),
    (LEFT_OUT, "stofschot,site,contains", "stofschot,site,within", "stofschot/site/within",
     "reference_bad_choice"),
    (FACTORS, "aged_lambda,1.25,", "aged_lambda,0.8,", "aged_lambda", "reference_out_of_range"),
    (FACTORS, "aged_lambda,1.25,", "aged,1.25,", "aged", "reference_unknown_name"),
    (FORMS, "school,w,50,3,400,15,120", "school,w,500,3,400,15,120", "school/w", "reference_contradiction"),
    (FORMS, "school,w,50,", "school,breedte,50,", "school/breedte", "reference_bad_choice"),
    (FORMS, "school,w,50,3", "school,N,50,3", "school/N", "reference_unknown_name"),
    (FORMS, "school,w,50,", "kasteel,w,50,", "kasteel/w", "reference_bad_choice"),
    (FORM_PARTS, ",found_m3,1,,meetlat", ",found_m3**2,1,,meetlat", "rijwoning/1/fundering",
     "reference_bad_choice"),
    (FORM_PARTS, ",found_m3,1,,meetlat", ",found_m3*gal,1,,meetlat", "rijwoning/1/fundering",
     "reference_unknown_name"),
    (FORM_PARTS, ",fu-balk-m3,", ",fu-balk-m4,", "rijwoning/1/fundering", "reference_unknown_name"),
    (FORM_PARTS, "bg-bodemafsluiting-zand,ground,1,standard", "bg-bodemafsluiting-zand,ground,1,soms",
     "rijwoning/1/bodemafsluiting", "reference_bad_choice"),
    (FORM_PARTS, "foundation,fundering_m3,16", "foundation,onder,16", "rijwoning/1/fundering",
     "reference_bad_choice"),
    (LOCATIONS, ",341,25575,", ",veel,25575,", "1", "reference_bad_number"),
]  # fmt: skip


def _read_all(folder: Path, reference: Reference) -> Library:
    library = Library(folder, reference)
    library.read_all()
    return library


def _content(library: Library, file: str) -> list[object]:
    """What the cells of a file become."""
    parts = [getattr(library, part) for part in PARTS[file]]
    return [dict(part) if hasattr(part, "keys") else part for part in parts]


@pytest.mark.wide(2)
@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[3][:60]}-{case[4]}")
def test_broken_record_is_refused_by_its_id(
    data_copy: Path, change: Change, reference: Reference, case: Case
) -> None:
    change(*case[:3])
    with pytest.raises(ReferenceDataError) as refusal:
        _read_all(data_copy, reference)
    assert (refusal.value.record_id, refusal.value.message.code) == case[3:]
    for lang in LANGUAGES:
        assert "{" not in text(refusal.value.message, lang) + todo(refusal.value.message, lang)


def test_control_an_untouched_copy_is_read(data_copy: Path, reference: Reference) -> None:
    _read_all(data_copy, reference)


def _cells(folder: Path, file: str) -> list[list[str]]:
    """The cells of a file; of the sources, of which the library cites some, a cited one stands last."""
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        cells = list(csv.reader(stream))
    if file == "sources.csv":
        cells.sort(key=lambda row: row[0] == _CITED)
    return cells


def _write_cells(folder: Path, file: str, cells: list[list[str]]) -> None:
    with (folder / file).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(cells)
    rewrite_hashes(folder)


@pytest.mark.parametrize("file", sorted(PARTS))
def test_no_cell_is_ignored(data_copy: Path, reference: Reference, file: str) -> None:
    """A nonsense text in any column of the last row is refused, or shows in what was read."""
    untouched = _content(Library(data_copy, reference), file)
    cells = _cells(data_copy, file)
    for column in range(len(cells[0])):
        changed = [*cells[:-1], [*cells[-1]]]
        changed[-1][column] = "¤ geen zin"
        _write_cells(data_copy, file, changed)
        try:
            found = _content(Library(data_copy, reference), file)
        except ReferenceDataError:
            continue
        if file == "sources.csv" and cells[0][column] == "title":
            continue  # titles are shown by the start-up data alone
        assert found != untouched, f"{file}: nothing reads the column {cells[0][column]}"


@pytest.mark.parametrize("file", sorted(PARTS))
def test_no_row_is_ignored(data_copy: Path, reference: Reference, file: str) -> None:
    untouched = _content(Library(data_copy, reference), file)
    _write_cells(data_copy, file, _cells(data_copy, file)[:-1])
    try:
        found = _content(Library(data_copy, reference), file)
    except ReferenceDataError:
        return
    assert found != untouched


def test_one_changed_byte_anywhere_is_noticed(data_copy: Path, reference: Reference) -> None:
    chance = random.Random(20261130)
    for path in sorted((data_copy / "library").iterdir()):
        whole = path.read_bytes()
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(ReferenceDataError, match=rf"{path.name}.*reference_wrong_sha256"):
            _read_all(data_copy, reference)
        path.write_bytes(whole)


def test_a_file_that_nothing_reads_is_refused(data_copy: Path, reference: Reference) -> None:
    (data_copy / "library" / "extra.csv").write_text("id\n", "utf-8")
    manifest = data_copy / "manifest.toml"
    keys = 'title = "x"\npublisher = "x"\nlicence = "x"\nretrieved = 2026-01-01\nsha256 = "x"\n'
    manifest.write_text(manifest.read_text("utf-8") + '\n[files."library/extra.csv"]\n' + keys, "utf-8")
    rewrite_hashes(data_copy)
    with pytest.raises(ReferenceDataError, match=r"library/extra\.csv.*reference_unused_file"):
        _read_all(data_copy, reference)


def test_line_ends_of_another_system_change_nothing(data_copy: Path, reference: Reference) -> None:
    for path in (data_copy / "library").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found, shipped = Library(data_copy, reference), Library(REFERENCE_DATA, reference)
    assert all(_content(found, file) == _content(shipped, file) for file in PARTS)


def test_start_up_reads_nothing_of_the_library(data_copy: Path) -> None:
    """The control is every test above: the library itself does read them."""
    for path in (data_copy / "library").iterdir():
        path.write_text("broken", "utf-8")
    load_reference(data_copy)
