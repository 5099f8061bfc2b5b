"""Small models in clear text, the real ones, and a scanner of its own that counts what a file's text says."""

from collections import Counter
from functools import cache, lru_cache

import pytest

from app.formats.import_result import ImportResult
from app.importing.common.read_request import ReadRequest
from app.importing.ifc.reader import read
from app.paths import REFERENCE_DATA
from models.calculation.library.loader import load_with_products
from models.domain.bill import BillLine
from models.domain.outcome import Finding
from models.reference.reference import Reference
from tests.places import SHARED

_REAL = SHARED / "data" / "ifc"
GEELEN = "GEELEN-Breedplaat V1.ifc"
WILLEMSEN = "WILLEMSEN-Laagbouw.ifc"
XELLA = "XELLA-Begane grond.ifc"
REAL_NAMES = (GEELEN, WILLEMSEN, XELLA)

UNITS = """#2=IFCUNITASSIGNMENT((#3,#4,#5,#6));
#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);
#4=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);
#5=IFCSIUNIT(*,.VOLUMEUNIT.,$,.CUBIC_METRE.);
#6=IFCSIUNIT(*,.MASSUNIT.,.KILO.,.GRAM.);"""
PROJECT = "#1=IFCPROJECT('0YvctVUKr0kugbFTf53O9L',$,'Proef',$,$,$,$,$,#2);"


@cache
def reference() -> Reference:
    return load_with_products(REFERENCE_DATA)


def read_ifc(data: bytes | str, name: str = "model.ifc") -> ImportResult:
    return read(data if isinstance(data, bytes) else data.encode(), ReadRequest(name), reference())


def real(name: str) -> bytes:
    """A real model; the test is skipped where the shared data are absent."""
    path = _REAL / name
    if not path.exists():
        pytest.skip("the shared data are not here")
    return path.read_bytes()


def model(body: str, *, schema: str = "IFC4", units: str = UNITS) -> str:
    """A whole file: project, units and `body`, whose numbers begin at 10."""
    head = (
        "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('','',(''),(''),'','','');\n"
        f"FILE_SCHEMA(('{schema}'));\nENDSEC;\nDATA;\n"
    )
    return f"{head}{PROJECT}\n{units}\n{body}\nENDSEC;\nEND-ISO-10303-21;\n"


def wall(number: int = 10, guid: str = "wand", name: str = "Wand", *, extra: str = "$,$,$,$") -> str:
    """An IFC4 wall."""
    return f"#{number}=IFCWALL('{guid}',$,'{name}',$,{extra},$);\n"


def quantities(number: int, element: int, *items: str) -> str:
    """A quantity set of `element`; each item is what stands between `IFCQUANTITY` and `;`."""
    lines = [f"#{number + 2 + i}=IFCQUANTITY{item};" for i, item in enumerate(items)]
    members = ",".join(f"#{number + 2 + i}" for i in range(len(items)))
    return "\n".join(
        (
            f"#{number}=IFCELEMENTQUANTITY('q{number}',$,'BaseQuantities',$,$,({members}));",
            f"#{number + 1}=IFCRELDEFINESBYPROPERTIES('r{number}',$,$,$,(#{element}),#{number});",
            *lines,
            "",
        )
    )


def properties(number: int, element: int, set_name: str, **values: str) -> str:
    """A property set of `element`; `_` in a name stands for a space, a value is what stands in the file."""
    names = [name.replace("_", " ") for name in values]
    members = ",".join(f"#{number + 2 + i}" for i in range(len(names)))
    lines = [
        f"#{number + 2 + i}=IFCPROPERTYENUMERATEDVALUE('{name}',$,{value},$);"
        if value.startswith("(")
        else f"#{number + 2 + i}=IFCPROPERTYSINGLEVALUE('{name}',$,{value},$);"
        for i, (name, value) in enumerate(zip(names, values.values(), strict=True))
    ]
    return "\n".join(
        (
            f"#{number}=IFCPROPERTYSET('p{number}',$,'{set_name}',$,({members}));",
            f"#{number + 1}=IFCRELDEFINESBYPROPERTIES('rp{number}',$,$,$,(#{element}),#{number});",
            *lines,
            "",
        )
    )


def finding(result: ImportResult, code: str) -> Finding:
    """The one finding with this code."""
    (found,) = [f for f in result.findings if f.code == code]
    return found


def material(number: int, element: int, definition: str, *more: str) -> str:
    """Associates `definition` (instance `number`) with `element`; `more` are further whole lines."""
    relation = f"#{number + 1}=IFCRELASSOCIATESMATERIAL('m{number}',$,$,$,(#{element}),#{number});"
    return "\n".join((f"#{number}={definition};", relation, *more, ""))


def lines(result: ImportResult) -> tuple[BillLine, ...]:
    assert result.project is not None, result.findings
    return result.project.variants[0].bill.lines


def codes(result: ImportResult) -> set[str]:
    return {finding.code for finding in result.findings}


def counts(result: ImportResult) -> dict[str, int]:
    return dict(result.facts.counts)


def kept(line: BillLine, key: str) -> str:
    return dict(line.extra).get(key, "")


def statements(data: bytes) -> list[str]:
    """The statements of the file, character by character: strings and comments are seen for what they are."""
    text = data.decode("latin-1")
    found: list[str] = []
    current: list[str] = []
    i, in_string = 0, False
    while i < len(text):
        sign = text[i]
        if not in_string and text.startswith("/*", i):
            i = text.index("*/", i) + 2
            continue
        if sign == "'":
            in_string = not in_string
        if sign == ";" and not in_string:
            found.append("".join(current).strip())
            current = []
        else:
            current.append(sign)
        i += 1
    return found


@lru_cache(maxsize=4)
def instances(data: bytes) -> dict[int, tuple[str, str]]:
    """Number -> class in capitals and what stands between its brackets, from the text alone."""
    found: dict[int, tuple[str, str]] = {}
    for statement in statements(data):
        if statement.startswith("#"):
            number, _, rest = statement.partition("=")
            name, _, arguments = rest.strip().partition("(")
            assert int(number[1:]) not in found
            found[int(number[1:])] = (name.strip().upper(), arguments.rpartition(")")[0])
    return found


def class_counts(data: bytes) -> Counter[str]:
    return Counter(name for name, _ in instances(data).values())


RICH = model(
    "#9=IFCBUILDING('geb',$,'Gebouw',$,$,$,$,$,.ELEMENT.,$,$,#90);\n"
    "#90=IFCPOSTALADDRESS($,$,$,$,('Laan 1'),$,'Nijmegen',$,'6511 AA',$);\n"
    "#91=IFCBUILDINGSTOREY('verd',$,'Begane grond',$,$,$,$,$,.ELEMENT.,0.);\n"
    "#92=IFCRELAGGREGATES('ag1',$,$,$,#9,(#91));\n"
    "#93=IFCRELCONTAINEDINSPATIALSTRUCTURE('rc1',$,$,$,(#10,#20,#30,#40),#91);\n"
    "#94=IFCSPACE('ruimte',$,'Kamer',$,$,$,$,$,.ELEMENT.,.INTERNAL.,$);\n"
    "#95=IFCOPENINGELEMENT('sparing',$,'Sparing',$,$,$,$,$,.OPENING.);\n"
    "#96=IFCRELVOIDSELEMENT('rv1',$,$,$,#10,#95);\n"
    + wall(10, "wand-1", "Spouwmuur")
    + quantities(
        100,
        10,
        "AREA('GrossSideArea',$,$,12.,$)",
        "AREA('NetSideArea',$,$,10.,$)",
        "VOLUME('NetVolume',$,$,3.2,$)",
        "LENGTH('Length',$,$,4000.,$)",
    )
    + material(
        120,
        10,
        "IFCMATERIALLAYERSETUSAGE(#122,.AXIS2.,.POSITIVE.,0.,$)",
        "#122=IFCMATERIALLAYERSET((#123,#124,#125),'spouw',$);",
        "#123=IFCMATERIALLAYER(#126,100.,.F.,$,$,$,$);",
        "#124=IFCMATERIALLAYER(#127,40.,.T.,$,$,$,$);",
        "#125=IFCMATERIALLAYER(#128,100.,.F.,$,$,$,$);",
        "#126=IFCMATERIAL('Baksteen',$,$);",
        "#127=IFCMATERIAL('Lucht',$,$);",
        "#128=IFCMATERIAL('Kalkzandsteen',$,$);",
    )
    + "#20=IFCSLAB('vloer-1',$,'Vloer',$,$,$,$,$,.FLOOR.);\n"
    + quantities(140, 20, "VOLUME('GrossVolume',$,$,9.,$)", "WEIGHT('NetWeight',$,$,21600.,$)")
    + material(150, 20, "IFCMATERIAL('Beton C30/37',$,$)")
    + "#30=IFCWINDOW('raam-1',$,'Raam',$,$,$,$,$,1500.,1200.,.WINDOW.,$,$);\n"
    + quantities(160, 30, "AREA('Area',$,$,1.8,$)")
    + material(
        170,
        30,
        "IFCMATERIALCONSTITUENTSET($,$,(#172,#173))",
        "#172=IFCMATERIALCONSTITUENT('kozijn',$,#174,$,$);",
        "#173=IFCMATERIALCONSTITUENT('glas',$,#175,$,$);",
        "#174=IFCMATERIAL('Meranti',$,$);",
        "#175=IFCMATERIAL('Glas',$,$);",
    )
    + "#40=IFCSTAIR('trap-1',$,'Trap',$,$,$,$,$,$);\n"
    "#41=IFCSTAIRFLIGHT('trap-2',$,'Trapdeel',$,$,#200,#201,$,$,$,$,$,$);\n"
    "#42=IFCRELAGGREGATES('ag2',$,$,$,#40,(#41));\n"
    + material(180, 41, "IFCMATERIAL('Vuren',$,$)")
    + "#200=IFCLOCALPLACEMENT($,#202);\n#202=IFCAXIS2PLACEMENT3D(#203,$,$);\n#203=IFCCARTESIANPOINT((0.,0.,0.));\n"
    "#201=IFCPRODUCTDEFINITIONSHAPE($,$,(#204));\n"
    "#204=IFCSHAPEREPRESENTATION(#205,'Body','SweptSolid',(#206));\n"
    "#205=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#202,$);\n"
    "#206=IFCEXTRUDEDAREASOLID(#207,#202,#208,2800.);\n"
    "#207=IFCRECTANGLEPROFILEDEF(.AREA.,$,#209,200.,50.);\n"
    "#208=IFCDIRECTION((0.,0.,1.));\n#209=IFCAXIS2PLACEMENT2D(#210,$);\n#210=IFCCARTESIANPOINT((0.,0.));\n"
    "#220=IFCCLASSIFICATION('BIM Loket','2005',$,'NL-SfB',$,$,$);\n"
    "#221=IFCCLASSIFICATIONREFERENCE($,'21.22','Spouwwand',#220,$,$);\n"
    "#222=IFCRELASSOCIATESCLASSIFICATION('cl1',$,$,$,(#10),#221);\n"
    "#223=IFCPROPERTYSET('ps1',$,'Meetstaat',$,(#224));\n"
    "#224=IFCPROPERTYSINGLEVALUE('NL/SfB code',$,IFCLABEL('(24) trappen'),$);\n"
    "#225=IFCRELDEFINESBYPROPERTIES('rp1',$,$,$,(#40),#223);\n"
)
"""A model with a bit of everything that is read."""

MEANT = model(
    wall(10, "wand-1", "HSB-wand")
    + quantities(100, 10, "AREA('Nettofl\\X2\\00E4\\X0\\che',$,$,10.,$)", "VOLUME('NetVolume',$,$,0.,$)")
    + material(
        120,
        10,
        "IFCMATERIALLAYERSETUSAGE(#122,.AXIS2.,.POSITIVE.,0.,$)",
        "#122=IFCMATERIALLAYERSET((#123,#124,#125),'HSB 140',$);",
        "#123=IFCMATERIALLAYER(#126,12.5,.U.,$,$,$,$);",
        "#124=IFCMATERIALLAYER(#127,140.,.U.,$,$,$,$);",
        "#125=IFCMATERIALLAYER(#128,40.,.U.,$,$,$,$);",
        "#126=IFCMATERIAL('Gips',$,$);",
        "#127=IFCMATERIAL('Vuren',$,$);",
        "#128=IFCMATERIAL('Luchtspouw',$,$);",
    )
    + properties(140, 10, "Pset_WallCommon", Status="(IFCLABEL('NEW'))")
    + wall(20, "wand-2", "Betonwand")
    + quantities(
        150,
        20,
        "VOLUME('NetVolume',$,$,1.2,$)",
        "VOLUME('NetVolume',$,$,1.,$)",
        "AREA('NetSideArea',$,$,12.,$)",
        "LENGTH('Width',$,$,100.,$)",
    )
    + material(170, 20, "IFCMATERIAL('Beton',$,$)")
    + properties(180, 20, "Phasing", Phase_Created="IFCLABEL('Existing')", Phase_Demolished="IFCLABEL('Fase 2')")
    + "#30=IFCDOOR('deur',$,'Binnendeur',$,$,$,$,$,2315.,930.,$,$,$);\n"
    "#31=IFCBUILDINGELEMENTPART('blad',$,'Blad',$,$,$,$,$,$);\n#32=IFCRELAGGREGATES('a',$,$,$,#30,(#31));\n"
    "#33=IFCBUILDINGELEMENTPROXY('m',$,'Nulpunt',$,$,$,$,$,$);\n"
    "#34=IFCSANITARYTERMINAL('w',$,'Wastafel',$,$,$,$,$,.WASHHANDBASIN.);\n"
)
"""A model whose figures mean something: phases, framing, air, pieces, a marker, and figures that contradict."""
