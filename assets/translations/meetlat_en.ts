<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="nl">
<context>
    <name>AboutCard</name>
    <message>
        <source>Over Meetlat</source>
        <translation>About Meetlat</translation>
    </message>
    <message>
        <source>Versie {0}. Licentie EUPL-1.2.</source>
        <translation>Version {0}. Licence EUPL-1.2.</translation>
    </message>
    <message>
        <source>Meetlat is indicatief: alleen een gevalideerd rekeninstrument geeft de wettelijke MPG. Het programma werkt zonder netwerk en stuurt niets weg.</source>
        <translation>Meetlat is indicative: only a validated calculation tool gives the legal MPG. The program works without a network and sends nothing away.</translation>
    </message>
    <message>
        <source>Gemaakt met Qt en PySide6 (LGPL-3.0), SQLAlchemy, NumPy, openpyxl, calamine, reportlab, pypdf, PDFium, pyqtgraph en Babel; waar ze er zijn ook IfcOpenShell (LGPL-3.0) en pyHanko. Lettertypen: IBM Plex en DejaVu. Pictogrammen: Lucide.</source>
        <translation>Made with Qt and PySide6 (LGPL-3.0), SQLAlchemy, NumPy, openpyxl, calamine, reportlab, pypdf, PDFium, pyqtgraph and Babel; where present also IfcOpenShell (LGPL-3.0) and pyHanko. Fonts: IBM Plex and DejaVu. Icons: Lucide.</translation>
    </message>
    <message>
        <source>Lucide</source>
        <translation>Lucide</translation>
    </message>
    <message>
        <source>Licentie van Meetlat</source>
        <translation>Licence of Meetlat</translation>
    </message>
    <message>
        <source>IBM Plex</source>
        <translation>IBM Plex</translation>
    </message>
    <message>
        <source>DejaVu</source>
        <translation>DejaVu</translation>
    </message>
</context>
<context>
    <name>AdviserLists</name>
    <message>
        <source>Lijsten voor adviseurs</source>
        <translation>Lists for advisers</translation>
    </message>
    <message>
        <source>{0}: {1}…</source>
        <translation>{0}: {1}…</translation>
    </message>
    <message>
        <source>Alle adviseurs, in een map…</source>
        <translation>All advisers, in a folder…</translation>
    </message>
    <message>
        <source>Ingevulde lijst inlezen…</source>
        <translation>Read a filled-in list…</translation>
    </message>
    <message>
        <source>Lijst opslaan</source>
        <translation>Save list</translation>
    </message>
    <message>
        <source>Werkmap</source>
        <translation>Workbook</translation>
    </message>
    <message>
        <source>Map voor de lijsten</source>
        <translation>Folder for the lists</translation>
    </message>
    <message>
        <source>Ingevulde lijst inlezen</source>
        <translation>Read a filled-in list</translation>
    </message>
    <message>
        <source>Geschreven: {0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Lijst van adviseur opnemen</source>
        <translation>Take in the list of an adviser</translation>
    </message>
</context>
<context>
    <name>AimDelegate</name>
    <message>
        <source>Doel</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>niet gekozen</source>
        <translation>not chosen</translation>
    </message>
</context>
<context>
    <name>AmbitionsPage</name>
    <message>
        <source>Doel per indicator</source>
        <translation>Target per indicator</translation>
    </message>
    <message>
        <source>Ambities</source>
        <translation>Ambitions</translation>
    </message>
    <message>
        <source>Kies per indicator een doel. Een eigen cijfer: typ het in de kolom Grens, bij de MPG met de set: 0,5 A2.</source>
        <translation>Choose a target per indicator. For a figure of your own, type it in the column Limit, for the MPG with the set: 0.5 A2.</translation>
    </message>
    <message>
        <source>Doel van {0} wijzigen</source>
        <translation>Change target of {0}</translation>
    </message>
    <message>
        <source>Doelen zetten</source>
        <translation>Set targets</translation>
    </message>
    <message>
        <source>{0} doelen overgenomen.</source>
        <translation>{0} targets taken over.</translation>
    </message>
    <message>
        <source>{0} Niet als eigen cijfer te zetten: {1}.</source>
        <translation>{0} Cannot be set as a figure of your own: {1}.</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Doelen wissen</source>
        <translation>Clear targets</translation>
    </message>
</context>
<context>
    <name>AnswerEditing</name>
    <message>
        <source>Gegevens</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>{0} beantwoorden</source>
        <translation>Answer {0}</translation>
    </message>
</context>
<context>
    <name>AssembliesTab</name>
    <message>
        <source>Opbouw toevoegen</source>
        <translation>Add assembly</translation>
    </message>
    <message>
        <source>{0} staat op een nieuwe regel, nog zonder hoeveelheid.</source>
        <translation>{0} is on a new line, without a quantity yet.</translation>
    </message>
    <message>
        <source>Hoeveelheid invullen</source>
        <translation>Enter the quantity</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Er zijn nog geen eigen opbouwen. Kopieer een opbouw om haar aan te passen.</source>
        <translation>There are no own assemblies yet. Copy an assembly to change it.</translation>
    </message>
    <message>
        <source>Geen opbouw gevonden. Probeer een ander woord of toon alle elementen.</source>
        <translation>No assembly found. Try another word or show all elements.</translation>
    </message>
    <message>
        <source>Opbouw kopiëren</source>
        <translation>Copy assembly</translation>
    </message>
    <message>
        <source>Eigen opbouw gemaakt: {0}</source>
        <translation>Own assembly made: {0}</translation>
    </message>
    <message>
        <source>Opbouw wijzigen</source>
        <translation>Change assembly</translation>
    </message>
    <message>
        <source>Opbouw gewijzigd: {0}</source>
        <translation>Assembly changed: {0}</translation>
    </message>
    <message>
        <source>Opbouw verwijderen</source>
        <translation>Delete assembly</translation>
    </message>
    <message>
        <source>Opbouw verwijderd: {0}</source>
        <translation>Assembly deleted: {0}</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Zoeken op naam, woord of element</source>
        <translation>Search by name, word or element</translation>
    </message>
    <message>
        <source>Opbouwen zoeken</source>
        <translation>Search assemblies</translation>
    </message>
    <message>
        <source>Opbouwen</source>
        <translation>Assemblies</translation>
    </message>
</context>
<context>
    <name>AssemblyActions</name>
    <message>
        <source>Opbouw openen</source>
        <translation>Open assembly</translation>
    </message>
    <message>
        <source>De opbouw van {0} is nog voorlopig. Bevestig die eerst.</source>
        <translation>The assembly of {0} is still provisional. Confirm it first.</translation>
    </message>
    <message>
        <source>Bevestigen en openen</source>
        <translation>Confirm and open</translation>
    </message>
    <message>
        <source>Deze regel is veranderd. Er is niets geopend.</source>
        <translation>This line has changed. Nothing was opened.</translation>
    </message>
    <message>
        <source>Opbouw bevestigen en openen</source>
        <translation>Confirm and open assembly</translation>
    </message>
    <message>
        <source>Lagen sluiten</source>
        <translation>Close layers</translation>
    </message>
    <message>
        <source>Wat in de lagen van {0} veranderd was, is vervallen.</source>
        <translation>The changes in the layers of {0} have lapsed.</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>AssemblyEditor</name>
    <message>
        <source>Laag</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Materiaal</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>Leeg: volgt uit dikte en dichtheid.</source>
        <translation>Empty: follows from thickness and density.</translation>
    </message>
    <message>
        <source>Opbouw</source>
        <translation>Assembly</translation>
    </message>
    <message>
        <source>Naam, Nederlands</source>
        <translation>Name, Dutch</translation>
    </message>
    <message>
        <source>Naam, Engels</source>
        <translation>Name, English</translation>
    </message>
    <message>
        <source>Wordt ook genoemd</source>
        <translation>Also called</translation>
    </message>
    <message>
        <source>Woorden waaraan een regel de opbouw herkent, met ; ertussen.</source>
        <translation>Words by which a line means the assembly, with ; between them.</translation>
    </message>
    <message>
        <source>Doel voor Rc</source>
        <translation>Goal for Rc</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Lagen wijzigen</source>
        <translation>Change layers</translation>
    </message>
    <message>
        <source>Dikte</source>
        <translation>Thickness</translation>
    </message>
    <message>
        <source>Aandeel van het vlak</source>
        <translation>Share of the area</translation>
    </message>
    <message>
        <source>Hoeveelheid</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Omschrijving</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Laag toevoegen</source>
        <translation>Add layer</translation>
    </message>
    <message>
        <source>Een kopie van deze laag erna</source>
        <translation>A copy of this layer after it</translation>
    </message>
    <message>
        <source>Ernaast</source>
        <translation>Beside it</translation>
    </message>
    <message>
        <source>Een kopie naast deze laag, elk de helft</source>
        <translation>A copy beside this layer, half of the area each</translation>
    </message>
    <message>
        <source>Naar eerder</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>De laag een plaats eerder</source>
        <translation>The layer one place earlier</translation>
    </message>
    <message>
        <source>De laag een plaats later</source>
        <translation>The layer one place later</translation>
    </message>
    <message>
        <source>Naar later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Laag verwijderen</source>
        <translation>Remove layer</translation>
    </message>
</context>
<context>
    <name>AssemblyFiguresCard</name>
    <message>
        <source>Massa</source>
        <translation>Mass</translation>
    </message>
    <message>
        <source>CO₂ A1–A3</source>
        <translation>CO₂ A1–A3</translation>
    </message>
    <message>
        <source>Opgeslagen CO₂</source>
        <translation>Stored CO₂</translation>
    </message>
    <message>
        <source>Biobased</source>
        <translation>Bio-based</translation>
    </message>
    <message>
        <source>Dikte</source>
        <translation>Thickness</translation>
    </message>
    <message>
        <source>Per {0}</source>
        <translation>Per {0}</translation>
    </message>
    <message>
        <source>onbekend</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>De bronnen lopen te ver uiteen om op CO₂ te vergelijken.</source>
        <translation>The sources differ too much to compare by CO₂.</translation>
    </message>
    <message>
        <source>Daarbij {0} kg grondaanvulling, die alleen in de CO₂ telt.</source>
        <translation>And {0} kg of ground fill, which counts in CO₂ alone.</translation>
    </message>
</context>
<context>
    <name>AssemblyFilters</name>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Welke opbouwen</source>
        <translation>Which assemblies</translation>
    </message>
    <message>
        <source>alle opbouwen</source>
        <translation>all assemblies</translation>
    </message>
    <message>
        <source>eigen</source>
        <translation>own</translation>
    </message>
    <message>
        <source>meegeleverd</source>
        <translation>bundled</translation>
    </message>
    <message>
        <source>per {0}</source>
        <translation>per {0}</translation>
    </message>
    <message>
        <source>alle elementen</source>
        <translation>all elements</translation>
    </message>
    <message>
        <source>alle eenheden</source>
        <translation>all units</translation>
    </message>
</context>
<context>
    <name>AssemblyPanel</name>
    <message>
        <source>Gebruik in materialen</source>
        <translation>Use in materials</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Doorsnede</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Herkomst</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Geen opbouw gekozen</source>
        <translation>No assembly chosen</translation>
    </message>
    <message>
        <source>Kies links een opbouw om de lagen te zien.</source>
        <translation>Choose an assembly on the left to see its layers.</translation>
    </message>
    <message>
        <source>Onderdelen, hoogte naar massa</source>
        <translation>Parts, height by mass</translation>
    </message>
    <message>
        <source>Lagen, op schaal</source>
        <translation>Layers, to scale</translation>
    </message>
    <message>
        <source>Dupliceren</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Kopieer naar eigen opbouw</source>
        <translation>Copy to own assembly</translation>
    </message>
    <message>
        <source>Open eerst een project om deze opbouw te gebruiken.</source>
        <translation>Open a project first to use this assembly.</translation>
    </message>
    <message>
        <source>De open variant is alleen te lezen.</source>
        <translation>The open variant is read-only.</translation>
    </message>
    <message>
        <source>per {0}</source>
        <translation>per {0}</translation>
    </message>
    <message>
        <source>Bestaand, {0}</source>
        <translation>Existing, {0}</translation>
    </message>
</context>
<context>
    <name>AssemblyTableModel</name>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>De naam van de opbouw</source>
        <translation>The name of the assembly</translation>
    </message>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>De elementcode</source>
        <translation>The element code</translation>
    </message>
    <message>
        <source>De eenheid waarin de opbouw geteld wordt</source>
        <translation>The unit in which the assembly is counted</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Massa kg</source>
        <translation>Mass kg</translation>
    </message>
    <message>
        <source>Massa in kg per eenheid, zonder grondaanvulling</source>
        <translation>Mass in kg per unit, without ground fill</translation>
    </message>
    <message>
        <source>CO₂ A1–A3 kg</source>
        <translation>CO₂ A1–A3 kg</translation>
    </message>
    <message>
        <source>CO₂-uitstoot van de productie in kg per eenheid, laagste tot hoogste</source>
        <translation>CO₂ emission of production in kg per unit, lowest to highest</translation>
    </message>
    <message>
        <source>Biobased</source>
        <translation>Bio-based</translation>
    </message>
    <message>
        <source>Aandeel biobased materiaal in de massa</source>
        <translation>Share of bio-based material in the mass</translation>
    </message>
    <message>
        <source>Warmteweerstand, laagste tot hoogste</source>
        <translation>Thermal resistance, lowest to highest</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Waar de lagen op berusten</source>
        <translation>What the layers rest on</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Controle</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Bevindingen</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Onderdelen</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Spelregels</source>
        <translation>Rules of play</translation>
    </message>
    <message>
        <source>Onderdelen ({0})</source>
        <translation>Parts ({0})</translation>
    </message>
    <message>
        <source>Alleen lezen: besluiten over bevindingen zijn nu niet te nemen.</source>
        <translation>Read-only: findings cannot be settled now.</translation>
    </message>
    <message>
        <source>Deze variant is vastgelegd. Besluiten over bevindingen kunnen in een kopie ervan.</source>
        <translation>This variant is frozen. Findings can be settled in a copy of it.</translation>
    </message>
    <message>
        <source>✓ Niets gevonden om naar te kijken</source>
        <translation>✓ Nothing found to look at</translation>
    </message>
    <message>
        <source>{0} open</source>
        <translation>{0} open</translation>
    </message>
    <message>
        <source>{0} open · {1} afgehandeld</source>
        <translation>{0} open · {1} settled</translation>
    </message>
    <message>
        <source>De staat wordt nagelopen…</source>
        <translation>Checking the bill…</translation>
    </message>
    <message>
        <source>Nagelopen zijn: sommen en gedrukte totalen, eenheden en massa&apos;s, dubbele en uitschietende regels, onderdelen die een gebouw van dit type heeft, massa per m² tegenover de referentie, levensduren, oppervlakten, datum en bewijs.</source>
        <translation>Checked were: sums and printed totals, units and masses, duplicate lines and outliers, elements that a building of this type has, mass per m² against the reference, service lives, areas, date and evidence.</translation>
    </message>
    <message>
        <source>Afgehandeld</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>opgelost</source>
        <translation>resolved</translation>
    </message>
    <message>
        <source>aanvaard</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>Sommen en uitschieters</source>
        <translation>Sums and outliers</translation>
    </message>
    <message>
        <source>Eenheden</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Productkaarten</source>
        <translation>Product cards</translation>
    </message>
    <message>
        <source>Dubbele regels</source>
        <translation>Duplicate lines</translation>
    </message>
    <message>
        <source>Onderdelen en massa</source>
        <translation>Elements and mass</translation>
    </message>
    <message>
        <source>Gebouw en oppervlakten</source>
        <translation>Building and areas</translation>
    </message>
    <message>
        <source>Levensduur</source>
        <translation>Service life</translation>
    </message>
    <message>
        <source>Bewijs en bronnen</source>
        <translation>Evidence and sources</translation>
    </message>
    <message>
        <source>Overig</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>{0} bevindingen gekozen</source>
        <translation>{0} findings selected</translation>
    </message>
    <message>
        <source>Kies een bevinding. Enter of dubbelklik brengt de regel in beeld.</source>
        <translation>Select a finding. Enter or a double click shows its line.</translation>
    </message>
    <message>
        <source>Naar het gebouw</source>
        <translation>Go to the building</translation>
    </message>
    <message>
        <source>Naar de indicator</source>
        <translation>Go to the indicator</translation>
    </message>
    <message>
        <source>Naar de materialen</source>
        <translation>Go to the materials</translation>
    </message>
    <message>
        <source>Bevinding afhandelen</source>
        <translation>Settle finding</translation>
    </message>
    <message>
        <source>Bevindingen afhandelen</source>
        <translation>Settle findings</translation>
    </message>
    <message>
        <source>Bevinding weer openen</source>
        <translation>Reopen finding</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>band {0} tot {1}</source>
        <translation>range {0} to {1}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Melding sluiten</source>
        <translation>Close message</translation>
    </message>
    <message>
        <source>Melding sluiten (Ctrl+M, dan Esc)</source>
        <translation>Close notice (Ctrl+M, then Esc)</translation>
    </message>
</context>
<context>
    <name>BillActions</name>
    <message>
        <source>{0} wijzigen</source>
        <translation>Change {0}</translation>
    </message>
    <message>
        <source>Cellen wijzigen</source>
        <translation>Change cells</translation>
    </message>
    <message>
        <source>Cellen leegmaken</source>
        <translation>Clear cells</translation>
    </message>
    <message>
        <source>Knippen</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Omlaag doorvoeren</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>Eigen waarden houden</source>
        <translation>Keep own values</translation>
    </message>
    <message>
        <source>Product bevestigen</source>
        <translation>Confirm product</translation>
    </message>
    <message>
        <source>{0} producten bevestigen</source>
        <translation>Confirm {0} products</translation>
    </message>
    <message>
        <source>Voorstel afwijzen</source>
        <translation>Reject proposal</translation>
    </message>
    <message>
        <source>Voorstellen afwijzen</source>
        <translation>Reject proposals</translation>
    </message>
    <message>
        <source>Ander product kiezen</source>
        <translation>Choose another product</translation>
    </message>
    <message>
        <source>Blok plakken</source>
        <translation>Paste block</translation>
    </message>
    <message>
        <source>Regel invoegen</source>
        <translation>Insert line</translation>
    </message>
    <message>
        <source>Regels invoegen</source>
        <translation>Insert lines</translation>
    </message>
    <message>
        <source>Regel verwijderen</source>
        <translation>Delete line</translation>
    </message>
    <message>
        <source>Regels verwijderen</source>
        <translation>Delete lines</translation>
    </message>
    <message>
        <source>Regel verplaatsen</source>
        <translation>Move line</translation>
    </message>
    <message>
        <source>Regels verplaatsen</source>
        <translation>Move lines</translation>
    </message>
</context>
<context>
    <name>BillClipboard</name>
    <message>
        <source>het blok is breder dan de tabel vanaf deze cel</source>
        <translation>the block is wider than the table from this cell on</translation>
    </message>
</context>
<context>
    <name>BillColumns</name>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>Omschrijving</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Hoeveelheid</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Bijdrage</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Fase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Levensduur</source>
        <translation>Service life</translation>
    </message>
    <message>
        <source>jaar</source>
        <translation>years</translation>
    </message>
    <message>
        <source>Massa</source>
        <translation>Mass</translation>
    </message>
    <message>
        <source>kg/eenheid</source>
        <translation>kg/unit</translation>
    </message>
    <message>
        <source>MKI set A1</source>
        <translation>MKI set A1</translation>
    </message>
    <message>
        <source>€/eenheid</source>
        <translation>€/unit</translation>
    </message>
    <message>
        <source>MKI set A2</source>
        <translation>MKI set A2</translation>
    </message>
    <message>
        <source>CO₂ A1-A5</source>
        <translation>CO₂ A1-A5</translation>
    </message>
    <message>
        <source>Biogene koolstof</source>
        <translation>Biogenic carbon</translation>
    </message>
    <message>
        <source>kg C/kg</source>
        <translation>kg C/kg</translation>
    </message>
    <message>
        <source>Biobased</source>
        <translation>Bio-based</translation>
    </message>
    <message>
        <source>Gerecycled</source>
        <translation>Recycled</translation>
    </message>
    <message>
        <source>Hergebruikt</source>
        <translation>Reused</translation>
    </message>
    <message>
        <source>Straks hergebruikt</source>
        <translation>Future reuse</translation>
    </message>
    <message>
        <source>Straks gerecycled</source>
        <translation>Future recycling</translation>
    </message>
    <message>
        <source>Type verbinding</source>
        <translation>Connection type</translation>
    </message>
    <message>
        <source>Toegankelijkheid</source>
        <translation>Accessibility</translation>
    </message>
    <message>
        <source>Doorkruisingen</source>
        <translation>Crossings</translation>
    </message>
    <message>
        <source>Randopsluiting</source>
        <translation>Edge confinement</translation>
    </message>
    <message>
        <source>Categorie</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Onvoorzien hergebruik</source>
        <translation>Unforeseen reuse</translation>
    </message>
    <message>
        <source>Energiedeel</source>
        <translation>Energy part</translation>
    </message>
    <message>
        <source>Bron</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Gedrukt totaal</source>
        <translation>Printed total</translation>
    </message>
    <message>
        <source>€ MKI</source>
        <translation>€ MKI</translation>
    </message>
</context>
<context>
    <name>BillEditing</name>
    <message>
        <source>jaar</source>
        <translation>years</translation>
    </message>
    <message>
        <source>Gelezen als {0}</source>
        <translation>Read as {0}</translation>
    </message>
    <message>
        <source>merk, getoetst</source>
        <translation>branded, reviewed</translation>
    </message>
    <message>
        <source>merkloos, getoetst</source>
        <translation>unbranded, reviewed</translation>
    </message>
    <message>
        <source>generiek, met toeslag</source>
        <translation>generic, with surcharge</translation>
    </message>
    <message>
        <source>generiek, zonder toeslag</source>
        <translation>generic, no surcharge</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nee</source>
        <translation>no</translation>
    </message>
    <message>
        <source>telt mee</source>
        <translation>counts</translation>
    </message>
    <message>
        <source>telt niet mee</source>
        <translation>does not count</translation>
    </message>
    <message>
        <source>{0} · {1} kg CO₂/kg</source>
        <translation>{0} · {1} kg CO₂/kg</translation>
    </message>
</context>
<context>
    <name>BillFacts</name>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
    <message>
        <source>MPG A1</source>
        <translation>MPG A1</translation>
    </message>
    <message>
        <source>MPG A2</source>
        <translation>MPG A2</translation>
    </message>
    <message>
        <source>Massa</source>
        <translation>Mass</translation>
    </message>
    <message>
        <source>telt niet mee</source>
        <translation>does not count</translation>
    </message>
    <message>
        <source>Ontbreekt: {0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>Voor {0} ontbreekt: {1}.</source>
        <translation>Missing for {0}: {1}.</translation>
    </message>
    <message>
        <source>hoeveelheid</source>
        <translation>quantity</translation>
    </message>
    <message>
        <source>eenheid</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>massa</source>
        <translation>mass</translation>
    </message>
    <message>
        <source>gegevens per levensfase</source>
        <translation>data per life-cycle module</translation>
    </message>
    <message>
        <source>product</source>
        <translation>product</translation>
    </message>
    <message>
        <source>CO₂ van product</source>
        <translation>CO₂ of product</translation>
    </message>
    <message>
        <source>CO₂ van A4-A5</source>
        <translation>CO₂ of A4-A5</translation>
    </message>
    <message>
        <source>MKI</source>
        <translation>MKI</translation>
    </message>
    <message>
        <source>levensduur</source>
        <translation>service life</translation>
    </message>
    <message>
        <source>{0} kg</source>
        <translation>{0} kg</translation>
    </message>
    <message>
        <source>MKI A1 € {0}</source>
        <translation>MKI A1 € {0}</translation>
    </message>
    <message>
        <source>MKI A2 € {0}</source>
        <translation>MKI A2 € {0}</translation>
    </message>
    <message>
        <source>{0} kg CO₂</source>
        <translation>{0} kg CO₂</translation>
    </message>
</context>
<context>
    <name>BillTableModel</name>
    <message>
        <source>{0} (laag van {1})</source>
        <translation>{0} (layer of {1})</translation>
    </message>
    <message>
        <source>{0} (niet in de regel; volgt uit product of eenheid)</source>
        <translation>{0} (not in the line; follows from product or unit)</translation>
    </message>
</context>
<context>
    <name>BillToolbar</name>
    <message>
        <source>Materialen</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>Importeren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Regel</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Nieuwe regel onder de huidige</source>
        <translation>New line below the current one</translation>
    </message>
    <message>
        <source>Meer acties op de materiaalstaat</source>
        <translation>More actions on the bill of materials</translation>
    </message>
    <message>
        <source>Meer acties</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>Importeren…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Gekozen regels verwijderen</source>
        <translation>Delete selected lines</translation>
    </message>
    <message>
        <source>Losmaakbaarheid van de gekozen regels…</source>
        <translation>Detachability of the selected lines…</translation>
    </message>
    <message>
        <source>Opbouw openen in lagen</source>
        <translation>Open assembly into layers</translation>
    </message>
    <message>
        <source>Lagen sluiten tot opbouw</source>
        <translation>Close layers to assembly</translation>
    </message>
    <message>
        <source>Zoeken, filteren en groeperen</source>
        <translation>Search, filter and group</translation>
    </message>
    <message>
        <source>Regels uit een bestand</source>
        <translation>Lines from a file</translation>
    </message>
    <message>
        <source>Plakken</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Uit Excel of LibreOffice, ook met Ctrl+V in de tabel</source>
        <translation>From Excel or LibreOffice, also with Ctrl+V in the table</translation>
    </message>
    <message>
        <source>Kolommen</source>
        <translation>Columns</translation>
    </message>
</context>
<context>
    <name>BillWords</name>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>Zonder NL-SfB-code</source>
        <translation>Without NL-SfB code</translation>
    </message>
</context>
<context>
    <name>BuildingPage</name>
    <message>
        <source>Gebouw</source>
        <translation>Building</translation>
    </message>
</context>
<context>
    <name>BuildingSketch</name>
    <message>
        <source>{0}: {1} lang, {2} diep, {3} bouwlagen</source>
        <translation>{0}: {1} long, {2} deep, {3} storeys</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>Kopieer naar eigen kaart</source>
        <translation>Copy to own card</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Geen product gekozen</source>
        <translation>No product selected</translation>
    </message>
    <message>
        <source>Kies links een product om alle gegevens te zien.</source>
        <translation>Select a product at the left to see all its data.</translation>
    </message>
    <message>
        <source>De projecten zijn alleen te lezen; er is niets te wijzigen.</source>
        <translation>The projects are read-only; nothing can be changed.</translation>
    </message>
    <message>
        <source>{0} · meegeleverd, te wijzigen in een eigen kopie</source>
        <translation>{0} · shipped, to be changed in a copy of your own</translation>
    </message>
    <message>
        <source>Dupliceren</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Bron: {0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Naam, Nederlands</source>
        <translation>Name, Dutch</translation>
    </message>
    <message>
        <source>Naam, Engels</source>
        <translation>Name, English</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Gegevens</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>onbekend</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>alle modules</source>
        <translation>all modules</translation>
    </message>
    <message>
        <source>niet alle modules, dus een ondergrens</source>
        <translation>not all modules, so a lower bound</translation>
    </message>
    <message>
        <source>MKI geldt voor</source>
        <translation>MKI covers</translation>
    </message>
    <message>
        <source>Categorie van de gegevens</source>
        <translation>Category of the data</translation>
    </message>
    <message>
        <source>Per maat</source>
        <translation>By size</translation>
    </message>
    <message>
        <source>Andere bronnen, niet gebruikt</source>
        <translation>Other sources, not used</translation>
    </message>
    <message>
        <source>Herkomst</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>Bron van de kaart</source>
        <translation>Source of the card</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Stoffen en gezondheid</source>
        <translation>Substances and health</translation>
    </message>
    <message>
        <source>Een product heeft een naam nodig.</source>
        <translation>A product needs a name.</translation>
    </message>
</context>
<context>
    <name>CardUpdateDialog</name>
    <message>
        <source>Kaarten van het project bijwerken</source>
        <translation>Update the cards of the project</translation>
    </message>
    <message>
        <source>Kaart en gegeven</source>
        <translation>Card and figure</translation>
    </message>
    <message>
        <source>In het project</source>
        <translation>In the project</translation>
    </message>
    <message>
        <source>In de bibliotheek</source>
        <translation>In the library</translation>
    </message>
    <message>
        <source>onbekend</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>alle modules</source>
        <translation>all modules</translation>
    </message>
    <message>
        <source>niet alle modules</source>
        <translation>not all modules</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>MKI geldt voor</source>
        <translation>MKI covers</translation>
    </message>
    <message>
        <source>Categorie van de gegevens</source>
        <translation>Category of the data</translation>
    </message>
    <message>
        <source>Waarden per module</source>
        <translation>Values per module</translation>
    </message>
    <message>
        <source>Geldig tot</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Het project rekent met zijn eigen kaarten. Wat aangevinkt is, wordt als in de bibliotheek.</source>
        <translation>The project counts with its own cards. What is ticked becomes as in the library.</translation>
    </message>
    <message>
        <source>Overnemen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ChecklistDialog</name>
    <message>
        <source>Checklist</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Nederlands</source>
        <translation>Dutch</translation>
    </message>
    <message>
        <source>Engels</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Taal van de checklist</source>
        <translation>Language of the checklist</translation>
    </message>
    <message>
        <source>PDF opslaan…</source>
        <translation>Save PDF…</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Taal</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Het voorbeeld is niet te maken.</source>
        <translation>The preview cannot be made.</translation>
    </message>
    <message>
        <source>Het voorbeeld wordt bijgewerkt…</source>
        <translation>Updating the preview…</translation>
    </message>
</context>
<context>
    <name>ChoiceEdit</name>
    <message>
        <source>Keuzes</source>
        <translation>Choices</translation>
    </message>
    <message>
        <source>{0} staat niet in de lijst.</source>
        <translation>{0} is not in the list.</translation>
    </message>
</context>
<context>
    <name>ColumnsTab</name>
    <message>
        <source>Onthouden voor bestanden met dezelfde kolommen</source>
        <translation>Remember for files with the same columns</translation>
    </message>
    <message>
        <source>Opnieuw raden</source>
        <translation>Guess again</translation>
    </message>
    <message>
        <source>Rij met de koppen</source>
        <translation>Row with the headings</translation>
    </message>
    <message>
        <source>vanzelf bepaald</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>komma: 1.234,5</source>
        <translation>comma: 1.234,5</translation>
    </message>
    <message>
        <source>punt: 1,234.5</source>
        <translation>point: 1,234.5</translation>
    </message>
    <message>
        <source>Decimaalteken</source>
        <translation>Decimal mark</translation>
    </message>
    <message>
        <source>Tabel in het bestand</source>
        <translation>Table in the file</translation>
    </message>
    <message>
        <source>Kolommen van het bestand</source>
        <translation>Columns of the file</translation>
    </message>
    <message>
        <source>&amp;Tabel</source>
        <translation>&amp;Table</translation>
    </message>
    <message>
        <source>&amp;Koppen in rij</source>
        <translation>&amp;Headings in row</translation>
    </message>
    <message>
        <source>&amp;Decimaalteken</source>
        <translation>&amp;Decimal mark</translation>
    </message>
    <message>
        <source>Het bestand wordt opnieuw gelezen…</source>
        <translation>Reading the file again…</translation>
    </message>
    <message>
        <source>In dit zip-bestand staan meer bestanden. Kies hierboven welk bestand gelezen wordt.</source>
        <translation>This zip file holds more files. Choose above which one is read.</translation>
    </message>
    <message>
        <source>Dit bestand heeft geen kolommen om aan te wijzen: de opbouw ligt vast.</source>
        <translation>This file has no columns to assign: its structure is fixed.</translation>
    </message>
    <message>
        <source>Geen materialenlijst herkend. Geef de rij met de koppen, en kies in Wordt wat elke kolom is.</source>
        <translation>No bill was recognised. Give the row with the headers, and choose under Becomes what each column is.</translation>
    </message>
    <message>
        <source>Deze indeling is onthouden van een eerder bestand. Opnieuw raden vergeet haar.</source>
        <translation>These columns are remembered from an earlier file. Guess again forgets them.</translation>
    </message>
    <message>
        <source>Een deel is geraden uit de inhoud. Kijk de kolom Wordt na voor het opnemen.</source>
        <translation>Some fields were guessed from the content. Check the column Becomes before taking the file in.</translation>
    </message>
    <message>
        <source>Klopt een kolom niet, kies dan in Wordt het goede veld. Het bestand wordt opnieuw gelezen.</source>
        <translation>If a column is wrong, choose the right field under Becomes. The file is then read again.</translation>
    </message>
    <message>
        <source>{0}, koppen in rij {1}, {2} rijen</source>
        <translation>{0}, headings in row {1}, {2} rows</translation>
    </message>
    <message>
        <source>het bestand</source>
        <translation>the file</translation>
    </message>
    <message>
        <source>Veld voor kolom {0}, {1}</source>
        <translation>Field for column {0}, {1}</translation>
    </message>
</context>
<context>
    <name>ColumnsTableModel</name>
    <message>
        <source>Kolom</source>
        <translation>Col.</translation>
    </message>
    <message>
        <source>Kop</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>In het bestand</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Gelezen als</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Wordt</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Waarom</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>niet gelezen</source>
        <translation>not read</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Ook niet beoordeeld</source>
        <translation>Not assessed too</translation>
    </message>
    <message>
        <source>&amp;Vergelijken met</source>
        <translation>&amp;Compare with</translation>
    </message>
    <message>
        <source>&amp;tegenover</source>
        <translation>&amp;against</translation>
    </message>
    <message>
        <source>&amp;gemeten in</source>
        <translation>&amp;measured in</translation>
    </message>
    <message>
        <source>Indicatoren</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Elementgroepen</source>
        <translation>Element groups</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Indicatoren per variant</source>
        <translation>Indicators per variant</translation>
    </message>
    <message>
        <source>Verschil per elementgroep</source>
        <translation>Difference per element group</translation>
    </message>
    <message>
        <source>Verschil per regel</source>
        <translation>Difference per line</translation>
    </message>
    <message>
        <source>Beter of slechter staat er alleen als de cijfers dat toelaten. Een totaalscore bestaat niet.</source>
        <translation>Better or worse is said only where the figures allow it. There is no total score.</translation>
    </message>
    <message>
        <source>Nog geen enkele indicator heeft een uitkomst: vul een materiaalstaat of oordelen in.</source>
        <translation>No indicator has an outcome yet: fill in a bill of materials or judgements.</translation>
    </message>
    <message>
        <source>Kies twee verschillende varianten.</source>
        <translation>Choose two different variants.</translation>
    </message>
    <message>
        <source>De materiaalstaten van deze twee varianten verschillen niet.</source>
        <translation>The bills of these two variants do not differ.</translation>
    </message>
    <message>
        <source>Verschil = {0} − {1}, in {2} over het hele gebouw; links is minder.</source>
        <translation>Difference = {0} − {1}, in {2} over the whole building; left is less.</translation>
    </message>
    <message>
        <source>Let op: het BVO verschilt ({0} en {1} m²).</source>
        <translation>Note: the GFA differs ({0} and {1} m²).</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
</context>
<context>
    <name>ComparisonTab</name>
    <message>
        <source>Kies een eerdere indiening</source>
        <translation>Choose an earlier submission</translation>
    </message>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Verschil per indicator</source>
        <translation>Difference per indicator</translation>
    </message>
    <message>
        <source>Verschil per regel</source>
        <translation>Difference per line</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Eerder</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Nu</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Verschil</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Regel</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Wijziging</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Gevolg</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>&amp;Vergelijken met</source>
        <translation>Co&amp;mpare with</translation>
    </message>
    <message>
        <source>Wordt vergeleken…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Kies de indiening van eerder: daarna staat hier wat er veranderde, en wat dat doet.</source>
        <translation>Choose the earlier submission: what changed, and what that does, then stands here.</translation>
    </message>
    <message>
        <source>gebouw</source>
        <translation>building</translation>
    </message>
    <message>
        <source>niet te zeggen</source>
        <translation>cannot be told</translation>
    </message>
</context>
<context>
    <name>ConfirmedTab</name>
    <message>
        <source>Vergeten</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Geen tekst gevonden. Probeer een ander woord.</source>
        <translation>No text found. Try another word.</translation>
    </message>
    <message>
        <source>Nog geen bevestigde teksten: een product dat bij Materialen of in een import bevestigd wordt, komt bij dezelfde tekst de volgende keer als eerste voorstel.</source>
        <translation>No confirmed texts yet: a product that is confirmed in Materials or in an import comes first as a proposal for the same text next time.</translation>
    </message>
    <message>
        <source>{0} teksten gekozen</source>
        <translation>{0} texts selected</translation>
    </message>
    <message>
        <source>{0}, niet meer in de bibliotheek</source>
        <translation>{0}, no longer in the library</translation>
    </message>
    <message>
        <source>opbouw</source>
        <translation>assembly</translation>
    </message>
    <message>
        <source>Product van een tekst wijzigen</source>
        <translation>Change the product of a text</translation>
    </message>
    <message>
        <source>Voor deze tekst wordt voortaan {0} voorgesteld.</source>
        <translation>From now on {0} is proposed for this text.</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Tekst vergeten</source>
        <translation>Forget text</translation>
    </message>
    <message>
        <source>Teksten vergeten</source>
        <translation>Forget texts</translation>
    </message>
    <message>
        <source>1 tekst vergeten.</source>
        <translation>1 text forgotten.</translation>
    </message>
    <message>
        <source>{0} teksten vergeten.</source>
        <translation>{0} texts forgotten.</translation>
    </message>
    <message>
        <source>Zoeken op tekst of product</source>
        <translation>Search by text or product</translation>
    </message>
    <message>
        <source>Bevestigde teksten zoeken</source>
        <translation>Search confirmed texts</translation>
    </message>
    <message>
        <source>Bevestigde teksten</source>
        <translation>Confirmed texts</translation>
    </message>
    <message>
        <source>Zoek een ander product in de bibliotheek</source>
        <translation>Search the library for another product</translation>
    </message>
    <message>
        <source>Product van deze tekst</source>
        <translation>Product of this text</translation>
    </message>
    <message>
        <source>F2 of Enter in de lijst</source>
        <translation>F2 or Enter in the list</translation>
    </message>
    <message>
        <source>Delete in de lijst</source>
        <translation>Delete in the list</translation>
    </message>
</context>
<context>
    <name>ConfirmedTableModel</name>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Er ging iets mis in het programma zelf</source>
        <translation>Something went wrong in the program itself</translation>
    </message>
    <message>
        <source>Wat was opgeslagen, is heel; doorwerken kan. Lukt een handeling niet, start dan opnieuw.</source>
        <translation>What was saved is intact; work can go on. If an action fails, start again.</translation>
    </message>
    <message>
        <source>De bijzonderheden staan in dit logboek:</source>
        <translation>The details are in this log:</translation>
    </message>
    <message>
        <source>Plaats van het logboek</source>
        <translation>Place of the log</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Gegevensmap</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Nu een reservekopie maken</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Terugzetten…</source>
        <translation>Restore…</translation>
    </message>
    <message>
        <source>Reservekopie terugzetten</source>
        <translation>Restore backup</translation>
    </message>
    <message>
        <source>Gegevens en reservekopieën</source>
        <translation>Data and backups</translation>
    </message>
    <message>
        <source>Bij het sluiten maakt Meetlat een gecontroleerde reservekopie. Die van twee dagen blijven alle bewaard, daarna per dag, week en maand, ongeveer een jaar lang.</source>
        <translation>On closing, Meetlat makes a verified backup. All those of two days are kept, then one a day, week and month, for about a year.</translation>
    </message>
    <message>
        <source>Laatste goede kopie</source>
        <translation>Last good backup</translation>
    </message>
    <message>
        <source>nog geen</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>{0}, {1}; {2} bewaard</source>
        <translation>{0}, {1}; {2} kept</translation>
    </message>
    <message>
        <source>De reservekopie is gemaakt en nagelezen.</source>
        <translation>The backup was made and verified.</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Reden, in één zin; die staat in het rapport</source>
        <translation>Reason, in one sentence; it is printed in the report</translation>
    </message>
    <message>
        <source>Opgelost</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Aanvaarden</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Weer openen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>&amp;Reden</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>Schrijf eerst een reden</source>
        <translation>Write a reason first</translation>
    </message>
</context>
<context>
    <name>DecisionTab</name>
    <message>
        <source>Wat de aanvrager moet weten of aanvullen</source>
        <translation>What the applicant should know or supplement</translation>
    </message>
    <message>
        <source>nog geen besluit</source>
        <translation>no decision yet</translation>
    </message>
    <message>
        <source>Datum bij de handtekening</source>
        <translation>Date of the signature</translation>
    </message>
    <message>
        <source>Notities terughalen…</source>
        <translation>Recover notes…</translation>
    </message>
    <message>
        <source>Uit een beoordeling die eerder als JSON is opgeslagen</source>
        <translation>From a review saved earlier as JSON</translation>
    </message>
    <message>
        <source>&amp;Opmerking over het geheel</source>
        <translation>Remark on the &amp;whole</translation>
    </message>
    <message>
        <source>Naam &amp;beoordelaar</source>
        <translation>Name of re&amp;viewer</translation>
    </message>
    <message>
        <source>O&amp;rganisatie</source>
        <translation>O&amp;rganisation</translation>
    </message>
    <message>
        <source>Besluit</source>
        <translation>Decision</translation>
    </message>
</context>
<context>
    <name>DeclarationsSection</name>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Geldig tot</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Productverklaringen</source>
        <translation>Product declarations</translation>
    </message>
</context>
<context>
    <name>DestinationBar</name>
    <message>
        <source>Waarheen</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nieuw project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Toevoegen aan variant {0}</source>
        <translation>Add to variant {0}</translation>
    </message>
    <message>
        <source>In plaats van de regels van variant {0}</source>
        <translation>In place of the lines of variant {0}</translation>
    </message>
    <message>
        <source>Nieuwe variant van dit project</source>
        <translation>New variant of this project</translation>
    </message>
    <message>
        <source>Alleen lezen: er kan nu niets worden opgenomen.</source>
        <translation>Read-only: nothing can be taken in now.</translation>
    </message>
    <message>
        <source>Dit bestand heeft fouten. Er wordt niets van opgenomen.</source>
        <translation>This file has errors. Nothing of it is taken in.</translation>
    </message>
    <message>
        <source>1 bestand heeft fouten en wordt niet opgenomen.</source>
        <translation>1 file has errors and is not taken in.</translation>
    </message>
    <message>
        <source>{0} bestanden hebben fouten en worden niet opgenomen.</source>
        <translation>{0} files have errors and are not taken in.</translation>
    </message>
    <message>
        <source>Wordt opgenomen…</source>
        <translation>Taking in…</translation>
    </message>
    <message>
        <source>Wordt gelezen…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Niets om op te nemen</source>
        <translation>Nothing to take in</translation>
    </message>
    <message>
        <source>{0}, en 1 productkaart</source>
        <translation>{0}, and 1 product card</translation>
    </message>
    <message>
        <source>{0}, en {1} productkaarten</source>
        <translation>{0}, and {1} product cards</translation>
    </message>
    <message>
        <source>Neem 1 productkaart op in de bibliotheek</source>
        <translation>Take 1 product card into the library</translation>
    </message>
    <message>
        <source>Neem {0} productkaarten op in de bibliotheek</source>
        <translation>Take {0} product cards into the library</translation>
    </message>
    <message>
        <source>1 regel</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>Voeg {0} toe aan de materiaalstaat</source>
        <translation>Add {0} to the bill of materials</translation>
    </message>
    <message>
        <source>Vervang de materiaalstaat door {0}</source>
        <translation>Replace the bill of materials with {0}</translation>
    </message>
    <message>
        <source>Neem {0} op als nieuwe variant</source>
        <translation>Take in {0} as a new variant</translation>
    </message>
    <message>
        <source>Neem {0} op in een nieuw project</source>
        <translation>Take in {0} as a new project</translation>
    </message>
    <message>
        <source>Neem {0} op in {1} nieuwe projecten</source>
        <translation>Take in {0} as {1} new projects</translation>
    </message>
</context>
<context>
    <name>DetachabilityDialog</name>
    <message>
        <source>Losmaakbaarheid</source>
        <translation>Detachability</translation>
    </message>
    <message>
        <source>Zelf kiezen, voor alle gekozen regels</source>
        <translation>Choose by hand, for all selected lines</translation>
    </message>
    <message>
        <source>Voorzet per NL-SfB, alleen waar nog niets staat</source>
        <translation>Preset per NL-SfB, only where nothing stands yet</translation>
    </message>
    <message>
        <source>Voorzet per NL-SfB, ook over bestaande waarden</source>
        <translation>Preset per NL-SfB, over existing values too</translation>
    </message>
    <message>
        <source>1 regel gekozen</source>
        <translation>1 line selected</translation>
    </message>
    <message>
        <source>{0} regels gekozen</source>
        <translation>{0} lines selected</translation>
    </message>
    <message>
        <source>Zo laten</source>
        <translation>Leave as is</translation>
    </message>
    <message>
        <source>Onbekend</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>De voorzetten komen van de makers van Meetlat en zijn niet geverifieerd. Controleer ze.</source>
        <translation>The presets come from the makers of Meetlat and are not verified. Check them.</translation>
    </message>
    <message>
        <source>{0} Zonder voorzet, dus ongewijzigd: 1 regel.</source>
        <translation>{0} Without a preset, so unchanged: 1 line.</translation>
    </message>
    <message>
        <source>{0} Zonder voorzet, dus ongewijzigd: {1} regels.</source>
        <translation>{0} Without a preset, so unchanged: {1} lines.</translation>
    </message>
    <message>
        <source>Toepassen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Stukken</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>welke stukken</source>
        <translation>which documents</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>wat nu bekend is</source>
        <translation>what is known now</translation>
    </message>
</context>
<context>
    <name>DraftTable</name>
    <message>
        <source>Conceptstaat per onderdeel</source>
        <translation>Draft bill per part</translation>
    </message>
</context>
<context>
    <name>DraftTableModel</name>
    <message>
        <source>Onderdeel</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>ton CO₂</source>
        <translation>t CO₂</translation>
    </message>
    <message>
        <source>Aandeel</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>niet geschat</source>
        <translation>not estimated</translation>
    </message>
</context>
<context>
    <name>DropDialog</name>
    <message>
        <source>Gesleepte bestanden</source>
        <translation>Dropped files</translation>
    </message>
    <message>
        <source>&amp;Beoordelen</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>&amp;Importeren…</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>Niets doen</source>
        <translation>Do nothing</translation>
    </message>
    <message>
        <source>{0} en nog {1}</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>Alleen lezen en narekenen. Niets komt in de eigen projecten.</source>
        <translation>Only read and recompute. Nothing goes into your own projects.</translation>
    </message>
    <message>
        <source>Eerst zien wat erin staat, dan opnemen in een eigen project.</source>
        <translation>First see what is in it, then take it into a project of your own.</translation>
    </message>
</context>
<context>
    <name>EarlyDesignView</name>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Gemeente</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Aanvraag vergunning</source>
        <translation>Permit application</translation>
    </message>
    <message>
        <source>Eisenset</source>
        <translation>Requirement set</translation>
    </message>
    <message>
        <source>Project maken</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Cijfers uit rapporten…</source>
        <translation>Figures from reports…</translation>
    </message>
    <message>
        <source>Leeg, voorbeeld of staat…</source>
        <translation>Empty, example or bill…</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Nieuw project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Schuif tot het lijkt; verfijnen kan later per regel</source>
        <translation>Slide until it fits; refine it later per line</translation>
    </message>
    <message>
        <source>Conceptstaat</source>
        <translation>Draft bill</translation>
    </message>
    <message>
        <source>voorlopig</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>vormfactor {0}</source>
        <translation>form factor {0}</translation>
    </message>
    <message>
        <source>{0} regels, A1–A3</source>
        <translation>{0} lines, A1–A3</translation>
    </message>
</context>
<context>
    <name>EmptyBill</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Omschrijving</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Hoeveelheid</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Plakken</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Eerste regel toevoegen</source>
        <translation>Add the first line</translation>
    </message>
    <message>
        <source>Omschrijving en hoeveelheid zijn genoeg. Producten worden voorgesteld. Eerst komt een voorbeeld; zolang dat open staat, is er niets opgenomen.</source>
        <translation>A description and a quantity are enough. Products are proposed. A preview comes first; while it is open, nothing is taken in.</translation>
    </message>
    <message>
        <source>Plak hier een staat uit Excel</source>
        <translation>Paste a bill from Excel here</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Nieuw project…</source>
        <translation>New project…</translation>
    </message>
    <message>
        <source>Bestand importeren…</source>
        <translation>Import file…</translation>
    </message>
    <message>
        <source>Een project is een gebouw met een of meer varianten. Begin leeg, met een bestand zoals een werkmap of een bouwmodel (IFC), of met een voorbeeld om te zien wat Meetlat doet.</source>
        <translation>A project is a building with one or more variants. Start empty, with a file such as a workbook or a building model (IFC), or with an example to see what Meetlat does.</translation>
    </message>
    <message>
        <source>Nog geen projecten</source>
        <translation>No projects yet</translation>
    </message>
    <message>
        <source>Bestanden kunnen ook hierheen worden gesleept.</source>
        <translation>Files can also be dragged to this place.</translation>
    </message>
    <message>
        <source>Voorbeelden</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Voorbeeld openen: {0}</source>
        <translation>Open example: {0}</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>Nog open of niet bekend</source>
        <translation>Open or not known yet</translation>
    </message>
    <message>
        <source>Naar het overzicht</source>
        <translation>To the overview</translation>
    </message>
    <message>
        <source>Rapport maken</source>
        <translation>Make report</translation>
    </message>
    <message>
        <source>{0} van {1} gezegd, {2} met een oordeel; {3} staan nog open.</source>
        <translation>{0} of {1} said, {2} with a verdict; {3} are still open.</translation>
    </message>
    <message>
        <source> · de staat heeft er te weinig gegevens voor</source>
        <translation> · the bill has too few data for it</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>{0} gemist · nu {1}</source>
        <translation>{0} missed · now {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Invullen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Bekijken</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Aanvullen</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>{0} indicatoren niet ingevuld</source>
        <translation>{0} indicators not filled in</translation>
    </message>
    <message>
        <source>1 indicator niet ingevuld</source>
        <translation>1 indicator not filled in</translation>
    </message>
    <message>
        <source>{0} opgaven zonder bewijs</source>
        <translation>{0} entries without evidence</translation>
    </message>
    <message>
        <source>1 opgave zonder bewijs</source>
        <translation>1 entry without evidence</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Uitleg</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Uitleg: {0}</source>
        <translation>Explanation: {0}</translation>
    </message>
    <message>
        <source>Oordeel: gehaald niveau</source>
        <translation>Judgement: level met</translation>
    </message>
    <message>
        <source>Een aandeel ligt tussen 0 en 100 %.</source>
        <translation>A share lies between 0 and 100 %.</translation>
    </message>
    <message>
        <source>Waarde</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Opgegeven waarde</source>
        <translation>Stated value</translation>
    </message>
    <message>
        <source>Niet beoordeeld</source>
        <translation>Not assessed</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Bewijs: {0}</source>
        <translation>Evidence: {0}</translation>
    </message>
    <message>
        <source>▲ Bewijs ontbreekt</source>
        <translation>▲ Evidence missing</translation>
    </message>
    <message>
        <source>Bewijs toevoegen</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>De eisenset geeft hier geen niveau.</source>
        <translation>The requirement set gives no level here.</translation>
    </message>
    <message>
        <source>Berekend uit de gegevens: {0} {1}.</source>
        <translation>Calculated from the data: {0} {1}.</translation>
    </message>
    <message>
        <source>Uit de materiaalstaat: nog niet te berekenen.</source>
        <translation>From the bill of materials: not calculable yet.</translation>
    </message>
    <message>
        <source>Uit de materiaalstaat: {0} {1}.</source>
        <translation>From the bill of materials: {0} {1}.</translation>
    </message>
    <message>
        <source>{0} Het opgegeven cijfer telt; {1}.</source>
        <translation>{0} The stated figure counts; {1}.</translation>
    </message>
    <message>
        <source>{0} Beide staan in het rapport, nooit gemengd.</source>
        <translation>{0} Both are in the report, never mixed.</translation>
    </message>
</context>
<context>
    <name>EntryEditing</name>
    <message>
        <source>{0} invullen</source>
        <translation>Fill in {0}</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Minder tonen</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Nog {0} tonen</source>
        <translation>Show {0} more</translation>
    </message>
</context>
<context>
    <name>EvidencePart</name>
    <message>
        <source>Bewijs</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>titel of nummer</source>
        <translation>title or number</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Hoe bepaald</source>
        <translation>How determined</translation>
    </message>
    <message>
        <source>Opmerking</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Onbekend</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Opgegeven</source>
        <translation>Stated</translation>
    </message>
    <message>
        <source>Berekend</source>
        <translation>Calculated</translation>
    </message>
    <message>
        <source>Gemeten</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Aanname</source>
        <translation>Assumed</translation>
    </message>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Vergelijken…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>Loskoppelen</source>
        <translation>Detach</translation>
    </message>
    <message>
        <source>Alleen de naam en de SHA-256 worden bewaard, niet het bestand zelf.</source>
        <translation>Only the name and the SHA-256 are kept, not the file itself.</translation>
    </message>
    <message>
        <source>Bestand: {0} (SHA-256 {1}…)</source>
        <translation>File: {0} (SHA-256 {1}…)</translation>
    </message>
    <message>
        <source>Nog geen bestand gekozen</source>
        <translation>No file chosen yet</translation>
    </message>
    <message>
        <source>Bewijs kiezen</source>
        <translation>Choose evidence</translation>
    </message>
    <message>
        <source>Bestand om te vergelijken</source>
        <translation>File to compare</translation>
    </message>
    <message>
        <source>{0} is hetzelfde bestand als toen het werd gekozen.</source>
        <translation>{0} is the same file as when it was chosen.</translation>
    </message>
    <message>
        <source>Bestand wordt gelezen…</source>
        <translation>Reading the file…</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Rijwoning in beton en baksteen</source>
        <translation>Terraced house in concrete and brick</translation>
    </message>
    <message>
        <source>Een complete tussenwoning, van heipaal tot zonnepaneel.</source>
        <translation>A complete mid-terrace house, from pile to solar panel.</translation>
    </message>
    <message>
        <source>Rijwoning in houtskeletbouw</source>
        <translation>Terraced house in timber frame</translation>
    </message>
    <message>
        <source>Dezelfde woning met wanden, gevels en vloeren in hout.</source>
        <translation>The same house with walls, facades and floors in timber.</translation>
    </message>
    <message>
        <source>Kantoor in beton</source>
        <translation>Office in concrete</translation>
    </message>
    <message>
        <source>Alleen de draagconstructie, met veel wat nog ontbreekt.</source>
        <translation>Only the load-bearing structure, with much still missing.</translation>
    </message>
    <message>
        <source>Staat van een ander</source>
        <translation>A bill as it came</translation>
    </message>
    <message>
        <source>Een rijwoning zoals een calculatie binnenkomt: zonder producten.</source>
        <translation>A terraced house as an estimate comes in: without products.</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>Dichtstbij</source>
        <translation>Nearest</translation>
    </message>
    <message>
        <source>De samenvatting wordt gemaakt …</source>
        <translation>Making the summary …</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Gestopt. Er is geen bestand geschreven.</source>
        <translation>Stopped. No file was written.</translation>
    </message>
    <message>
        <source>Geschreven: {0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>FieldEdits</name>
    <message>
        <source>Dit venster is alleen-lezen: de gegevensmap is niet te schrijven.</source>
        <translation>This window is read-only: the data folder cannot be written to.</translation>
    </message>
    <message>
        <source>Dit venster is alleen-lezen: Meetlat is al ergens anders open.</source>
        <translation>This window is read-only: Meetlat is already open elsewhere.</translation>
    </message>
    <message>
        <source>Deze variant is vastgelegd. Maak op de pagina Varianten een kopie om verder te werken.</source>
        <translation>This variant is frozen. Make a copy on the page Variants to go on working.</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>Plaats</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Dit bestand noemt geen cijfers om naast het herrekende te zetten.</source>
        <translation>This file states no figures to set beside the recomputed ones.</translation>
    </message>
    <message>
        <source>{0} cijfers opgegeven: {1} kloppen niet, {2} zijn uit dit bestand niet te herrekenen.</source>
        <translation>{0} figures stated: {1} differ, {2} cannot be recomputed from this file.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Leesbare bestanden</source>
        <translation>Readable files</translation>
    </message>
    <message>
        <source>Alle bestanden</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Bestanden kiezen</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Beoordelen</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>FileImporter</name>
    <message>
        <source>Variant importeren</source>
        <translation>Import variant</translation>
    </message>
    <message>
        <source>Variant {0} is toegevoegd.</source>
        <translation>Variant {0} is added.</translation>
    </message>
    <message>
        <source>Materiaalstaat vervangen</source>
        <translation>Replace bill of materials</translation>
    </message>
    <message>
        <source>Regels importeren</source>
        <translation>Import lines</translation>
    </message>
    <message>
        <source>1 regel opgenomen.</source>
        <translation>1 line taken in.</translation>
    </message>
    <message>
        <source>{0} regels opgenomen.</source>
        <translation>{0} lines taken in.</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>De productkaarten stonden al in de bibliotheek, ongewijzigd.</source>
        <translation>The product cards were already in the library, unchanged.</translation>
    </message>
    <message>
        <source>{0} projecten opgenomen.</source>
        <translation>{0} projects taken in.</translation>
    </message>
    <message>
        <source>{0} is opgenomen.</source>
        <translation>{0} is taken in.</translation>
    </message>
    <message>
        <source>{0} stond er al, ongewijzigd.</source>
        <translation>{0} was already there, unchanged.</translation>
    </message>
    <message>
        <source>Importeren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Productkaarten importeren</source>
        <translation>Import product cards</translation>
    </message>
    <message>
        <source>1 productkaart opgenomen.</source>
        <translation>1 product card taken in.</translation>
    </message>
    <message>
        <source>{0} productkaarten opgenomen.</source>
        <translation>{0} product cards taken in.</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Bestanden</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Toevoegen…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Weglaten</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Laat het gekozen bestand buiten deze import</source>
        <translation>Leave the selected file out of this import</translation>
    </message>
    <message>
        <source>Voortgang van het lezen</source>
        <translation>Progress of the reading</translation>
    </message>
    <message>
        <source>1 fout</source>
        <translation>1 error</translation>
    </message>
    <message>
        <source>{0} fouten</source>
        <translation>{0} errors</translation>
    </message>
    <message>
        <source>1 productkaart</source>
        <translation>1 product card</translation>
    </message>
    <message>
        <source>{0} productkaarten</source>
        <translation>{0} product cards</translation>
    </message>
    <message>
        <source>1 regel</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>{0}, {1}× let op</source>
        <translation>{0}, warnings: {1}</translation>
    </message>
</context>
<context>
    <name>FileQueueList</name>
    <message>
        <source>Stoppen met lezen</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>wacht</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>wordt gelezen</source>
        <translation>being read</translation>
    </message>
    <message>
        <source>niet gelezen</source>
        <translation>not read</translation>
    </message>
</context>
<context>
    <name>FillInLine</name>
    <message>
        <source>Geef</source>
        <translation>Give</translation>
    </message>
    <message>
        <source>EPD of product kiezen</source>
        <translation>Choose an EPD or product</translation>
    </message>
    <message>
        <source>Eigen cijfer invullen</source>
        <translation>Enter an own figure</translation>
    </message>
    <message>
        <source>{0}: EPD of cijfer geven</source>
        <translation>{0}: give an EPD or figure</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Zoek in regels</source>
        <translation>Search in lines</translation>
    </message>
    <message>
        <source>Toont de regels met deze tekst, code of dit product</source>
        <translation>Shows the lines with this text, code or product</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Per element</source>
        <translation>By element</translation>
    </message>
    <message>
        <source>Groepeert per NL-SfB-element, met subtotalen</source>
        <translation>Groups by NL-SfB element, with subtotals</translation>
    </message>
    <message>
        <source>Bijdrage aan</source>
        <translation>Contribution to</translation>
    </message>
    <message>
        <source>Waaraan de balken de bijdrage tonen</source>
        <translation>The total that the bars show the contribution to</translation>
    </message>
    <message>
        <source>Bijdrage: {0}</source>
        <translation>Share of {0}</translation>
    </message>
    <message>
        <source>Alles</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Voorlopig</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>Zonder product</source>
        <translation>Without product</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Zoek tekst, code of product</source>
        <translation>Find text, code or product</translation>
    </message>
    <message>
        <source>Zoeken in de regels</source>
        <translation>Find in the lines</translation>
    </message>
    <message>
        <source>Vorige</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Volgende</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Zoeken sluiten</source>
        <translation>Close search</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Niets gevonden</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Bevindingen</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>FindingsSection</name>
    <message>
        <source>{0} rijen gelezen, {1} regels, {2} weggelaten.</source>
        <translation>{0} rows read, {1} lines, {2} left out.</translation>
    </message>
    <message>
        <source>Niets op te merken bij het inlezen en in de controle.</source>
        <translation>Nothing to remark in the reading and the audit.</translation>
    </message>
</context>
<context>
    <name>FindingsTab</name>
    <message>
        <source>Bevindingen bij het lezen</source>
        <translation>Findings of the reading</translation>
    </message>
    <message>
        <source>Niets op te merken: alles in het bestand is gelezen.</source>
        <translation>Nothing to remark: everything in the file was read.</translation>
    </message>
    <message>
        <source>Tekst kopiëren</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>Fout</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Let op</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Ter info</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>FindingsTreeModel</name>
    <message>
        <source>Ernst</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>Plaats</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Bevinding</source>
        <translation>Finding</translation>
    </message>
</context>
<context>
    <name>FirstFillIn</name>
    <message>
        <source>Eerst invullen</source>
        <translation>Fill in first</translation>
    </message>
    <message>
        <source>maakt MPG-band smaller</source>
        <translation>narrows the MPG band</translation>
    </message>
    <message>
        <source>maakt CO₂-band smaller</source>
        <translation>narrows the CO₂ band</translation>
    </message>
</context>
<context>
    <name>FormCard</name>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Onbekend</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nee</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Voedt: {0}.</source>
        <translation>Feeds: {0}.</translation>
    </message>
</context>
<context>
    <name>FormPanel</name>
    <message>
        <source>Aantal woningen</source>
        <translation>Number of homes</translation>
    </message>
    <message>
        <source>Breedte</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>Diepte</source>
        <translation>Depth</translation>
    </message>
    <message>
        <source>Bouwlagen</source>
        <translation>Storeys</translation>
    </message>
    <message>
        <source>Gevelopeningen</source>
        <translation>Façade openings</translation>
    </message>
    <message>
        <source>Verdiepingshoogte</source>
        <translation>Storey height</translation>
    </message>
    <message>
        <source>Dakhelling</source>
        <translation>Roof pitch</translation>
    </message>
    <message>
        <source>Borstwering</source>
        <translation>Knee wall</translation>
    </message>
    <message>
        <source>Galerij, breedte</source>
        <translation>Gallery, width</translation>
    </message>
    <message>
        <source>Balkon per woning</source>
        <translation>Balcony per home</translation>
    </message>
    <message>
        <source>Binnenwand per laag</source>
        <translation>Inner wall per storey</translation>
    </message>
    <message>
        <source>Hoogte binnenwand</source>
        <translation>Inner wall height</translation>
    </message>
    <message>
        <source>Funderingsbalk</source>
        <translation>Foundation strip</translation>
    </message>
    <message>
        <source>Paallengte</source>
        <translation>Pile length</translation>
    </message>
    <message>
        <source>GO van BVO</source>
        <translation>GO of BVO</translation>
    </message>
    <message>
        <source>Netto van bruto vloer</source>
        <translation>Net of gross floor</translation>
    </message>
    <message>
        <source>Installaties, trappen, deuren</source>
        <translation>Installations, stairs, doors</translation>
    </message>
    <message>
        <source>Op palen</source>
        <translation>On piles</translation>
    </message>
    <message>
        <source>Zonnepanelen</source>
        <translation>Solar panels</translation>
    </message>
    <message>
        <source>Ook van bewoner en perceel</source>
        <translation>Also of occupant and plot</translation>
    </message>
    <message>
        <source>beton, kalkzandsteen, baksteen</source>
        <translation>concrete, sand-lime, brick</translation>
    </message>
    <message>
        <source>houtskelet, houten vloeren</source>
        <translation>timber frame, timber floors</translation>
    </message>
    <message>
        <source>modules uit de fabriek</source>
        <translation>modules from the factory</translation>
    </message>
    <message>
        <source>Soort gebouw</source>
        <translation>Kind of building</translation>
    </message>
    <message>
        <source>Dak</source>
        <translation>Roof</translation>
    </message>
    <message>
        <source>Hellend</source>
        <translation>Pitched</translation>
    </message>
    <message>
        <source>Plat</source>
        <translation>Flat</translation>
    </message>
    <message>
        <source>Meer maten</source>
        <translation>More sizes</translation>
    </message>
    <message>
        <source>Andere opbouwen</source>
        <translation>Other assemblies</translation>
    </message>
    <message>
        <source>Vorm</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Bouwwijze</source>
        <translation>Building method</translation>
    </message>
    <message>
        <source>Woningen per laag</source>
        <translation>Homes per storey</translation>
    </message>
    <message>
        <source>Lengte</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Breedte per woning</source>
        <translation>Width per home</translation>
    </message>
    <message>
        <source>Bouwlagen met zolder</source>
        <translation>Storeys with attic</translation>
    </message>
</context>
<context>
    <name>FreezeDialog</name>
    <message>
        <source>Variant vastleggen</source>
        <translation>Freeze variant</translation>
    </message>
    <message>
        <source>Een momentopname maken; deze variant blijft te bewerken</source>
        <translation>Make a snapshot; this variant stays editable</translation>
    </message>
    <message>
        <source>Deze variant zelf vastleggen; verder werken kan in een kopie</source>
        <translation>Freeze this variant itself; work can go on in a copy</translation>
    </message>
    <message>
        <source>Geen fase</source>
        <translation>No phase</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
    <message>
        <source>Een vastgelegde variant verandert niet meer. De datum is {0}.</source>
        <translation>A frozen variant no longer changes. The date is {0}.</translation>
    </message>
    <message>
        <source>&amp;Fase</source>
        <translation>&amp;Phase</translation>
    </message>
    <message>
        <source>&amp;Naam van de momentopname</source>
        <translation>&amp;Name of the snapshot</translation>
    </message>
    <message>
        <source>Vastleggen</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>De naam die u typte, gaat verloren.</source>
        <translation>The name that you typed will be lost.</translation>
    </message>
</context>
<context>
    <name>FunctionRow</name>
    <message>
        <source>Gebruiksfunctie</source>
        <translation>Use function</translation>
    </message>
    <message>
        <source>GO</source>
        <translation>UFA</translation>
    </message>
    <message>
        <source>Rol van de functie</source>
        <translation>Role of the function</translation>
    </message>
    <message>
        <source>rol niet gezegd</source>
        <translation>role not said</translation>
    </message>
    <message>
        <source>eigen functie</source>
        <translation>function of its own</translation>
    </message>
    <message>
        <source>nevenfunctie van wonen</source>
        <translation>accessory to dwellings</translation>
    </message>
</context>
<context>
    <name>FunctionsCard</name>
    <message>
        <source>Functies en oppervlakten</source>
        <translation>Functions and areas</translation>
    </message>
    <message>
        <source>Gebruiksfuncties met hun GO</source>
        <translation>Use functions with their UFA</translation>
    </message>
    <message>
        <source>Bepalen de wettelijke grenzen van MPG en BENG.</source>
        <translation>They decide the legal limits of MPG and BENG.</translation>
    </message>
    <message>
        <source>Toevoegen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Gebruiksfunctie toevoegen</source>
        <translation>Add use function</translation>
    </message>
    <message>
        <source>Kies een functie</source>
        <translation>Choose a function</translation>
    </message>
    <message>
        <source>oppervlakte</source>
        <translation>area</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Gebruiksfunctie verwijderen</source>
        <translation>Delete use function</translation>
    </message>
    <message>
        <source>Functie wijzigen</source>
        <translation>Change function</translation>
    </message>
    <message>
        <source>Vul een oppervlakte in of verwijder de rij.</source>
        <translation>Fill in an area or delete the row.</translation>
    </message>
    <message>
        <source>Functie verwijderen</source>
        <translation>Delete function</translation>
    </message>
    <message>
        <source>Functie toevoegen</source>
        <translation>Add function</translation>
    </message>
    <message>
        <source>De GO is groter dan de BVO.</source>
        <translation>The UFA is larger than the GFA.</translation>
    </message>
    <message>
        <source>Samen {0} m².</source>
        <translation>Together {0} m².</translation>
    </message>
    <message>
        <source>▲ Samen {0} m², maar de GO is {1} m²: verschil {2} m².</source>
        <translation>▲ Together {0} m², but the UFA is {1} m²: difference {2} m².</translation>
    </message>
    <message>
        <source>▲ Samen {0} m²: meer dan de BVO van {1} m².</source>
        <translation>▲ Together {0} m²: more than the GFA of {1} m².</translation>
    </message>
</context>
<context>
    <name>GroupTableModel</name>
    <message>
        <source>Elementgroep</source>
        <translation>Element group</translation>
    </message>
    <message>
        <source>Verschil</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>geen regels</source>
        <translation>no lines</translation>
    </message>
    <message>
        <source>Zonder NL-SfB-code</source>
        <translation>Without NL-SfB code</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Nieuw project…</source>
        <translation>New project…</translation>
    </message>
    <message>
        <source>Importeren…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Beoordelen…</source>
        <translation>Review…</translation>
    </message>
    <message>
        <source>Een plan van een ander narekenen, alleen lezen (Ctrl+Shift+O)</source>
        <translation>Recompute a plan made by others, read-only (Ctrl+Shift+O)</translation>
    </message>
    <message>
        <source>Terughalen</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>Zoeken op naam, gemeente of type</source>
        <translation>Search by name, municipality or type</translation>
    </message>
    <message>
        <source>Projecten zoeken</source>
        <translation>Search projects</translation>
    </message>
    <message>
        <source>Openen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Dupliceren</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Archiveren</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Uit archief</source>
        <translation>Unarchive</translation>
    </message>
    <message>
        <source>Projecten</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Lopend</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Initiatief</source>
        <translation>Initiative</translation>
    </message>
    <message>
        <source>Haalbaarheid</source>
        <translation>Feasibility</translation>
    </message>
    <message>
        <source>Vergunning</source>
        <translation>Permit</translation>
    </message>
    <message>
        <source>Realisatie</source>
        <translation>Construction</translation>
    </message>
    <message>
        <source>Beheer</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Vastgelegd</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Archief</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>HeadlineList</name>
    <message>
        <source>Hoofdpunten</source>
        <translation>Main points</translation>
    </message>
</context>
<context>
    <name>ImportWindow</name>
    <message>
        <source>Importeren</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Gelezen</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>Kolommen</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Bevindingen</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Klembord</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>In dit bestand staat niets om op te nemen.</source>
        <translation>This file holds nothing to take in.</translation>
    </message>
    <message>
        <source>{0} En nog {1} fouten, zie Bevindingen.</source>
        <translation>{0} And {1} more errors, see Findings.</translation>
    </message>
    <message>
        <source>Wat u over de kolommen en producten koos, gaat verloren. Er is nog niets opgenomen.</source>
        <translation>What you chose for the columns and products will be lost. Nothing has been taken in yet.</translation>
    </message>
    <message>
        <source>Wat u over het project invulde, gaat verloren. Er is nog niets opgenomen.</source>
        <translation>What you filled in about the project will be lost. Nothing has been taken in yet.</translation>
    </message>
</context>
<context>
    <name>IndicatorTableModel</name>
    <message>
        <source>{0} (opgegeven)</source>
        <translation>{0} (stated)</translation>
    </message>
    <message>
        <source>hiermee vergeleken</source>
        <translation>compared with this</translation>
    </message>
    <message>
        <source>↗ beter</source>
        <translation>↗ better</translation>
    </message>
    <message>
        <source>↘ slechter</source>
        <translation>↘ worse</translation>
    </message>
    <message>
        <source>= gelijk</source>
        <translation>= equal</translation>
    </message>
    <message>
        <source>anders</source>
        <translation>different</translation>
    </message>
    <message>
        <source>? niet te zeggen</source>
        <translation>? cannot say</translation>
    </message>
    <message>
        <source>≠ niet vergelijkbaar</source>
        <translation>≠ not comparable</translation>
    </message>
    <message>
        <source>geen cijfer om mee te vergelijken</source>
        <translation>no figure to compare with</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>Thema&apos;s</source>
        <translation>Themes</translation>
    </message>
    <message>
        <source>Energie en overig</source>
        <translation>Energy and more</translation>
    </message>
    <message>
        <source>Naast de materiaalstaat</source>
        <translation>Beside the bill of materials</translation>
    </message>
    <message>
        <source>Cijfers uit een gevalideerd rekeninstrument of rapport. Ze tellen; het berekende staat ernaast als controle.</source>
        <translation>Figures from a validated calculation tool or report. They count; what is calculated stands beside them as a check.</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>{0}, {1} ingevuld</source>
        <translation>{0}, {1} filled in</translation>
    </message>
</context>
<context>
    <name>InputsPart</name>
    <message>
        <source>Voedt ook: {0}.</source>
        <translation>Also feeds: {0}.</translation>
    </message>
    <message>
        <source>weet ik niet</source>
        <translation>do not know</translation>
    </message>
    <message>
        <source>Dit ligt tussen {0} en {1}.</source>
        <translation>This lies between {0} and {1}.</translation>
    </message>
    <message>
        <source>Dit is een heel aantal, nul of meer.</source>
        <translation>This is a whole number, zero or more.</translation>
    </message>
    <message>
        <source>Dit is minstens {0}.</source>
        <translation>This is at least {0}.</translation>
    </message>
    <message>
        <source>Weet ik niet</source>
        <translation>Do not know</translation>
    </message>
    <message>
        <source>Nog niet gevraagd</source>
        <translation>Not asked yet</translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>In een kwartier</source>
        <translation>In 15 minutes</translation>
    </message>
</context>
<context>
    <name>InterviewTexts</name>
    <message>
        <source>{0} min bezig · niets meer te vragen</source>
        <translation>{0} min so far · nothing left to ask</translation>
    </message>
    <message>
        <source>{0} min bezig · nog ongeveer {1} min</source>
        <translation>{0} min so far · about {1} min left</translation>
    </message>
    <message>
        <source>{0} antwoord, waarvan {1} geschat · {2} weet ik niet · {3} oordeel · {4} open</source>
        <translation>{0} answered, of which {1} estimated · {2} do not know · {3} with a verdict · {4} open</translation>
    </message>
    <message>
        <source>{0} antwoord · {1} weet ik niet · {2} oordeel · {3} open</source>
        <translation>{0} answered · {1} do not know · {2} with a verdict · {3} open</translation>
    </message>
    <message>
        <source>Met de stukken op tafel zijn in deze fase in een kwartier {0} van de {1} te beantwoorden,</source>
        <translation>With the documents on the desk, {0} of {1} can be answered in 15 minutes in this phase,</translation>
    </message>
    <message>
        <source>waarvan {0} met &apos;weet ik niet&apos;. Een schatting van de makers, niet gemeten.</source>
        <translation>of which {0} with &apos;do not know&apos;. An estimate of the makers, not measured.</translation>
    </message>
    <message>
        <source>is er nog niet</source>
        <translation>does not exist yet</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Alles is gevraagd: {0} met een antwoord, {1} met een oordeel; van {2} is het nog niet bekend.</source>
        <translation>Everything was asked: {0} with an answer, {1} with a verdict; {2} are not known yet.</translation>
    </message>
</context>
<context>
    <name>ItemsPart</name>
    <message>
        <source>{0} toevoegen: naam, dan Enter</source>
        <translation>Add {0}: name, then Enter</translation>
    </message>
    <message>
        <source>{0} toevoegen</source>
        <translation>Add {0}</translation>
    </message>
    <message>
        <source>weet ik niet</source>
        <translation>do not know</translation>
    </message>
    <message>
        <source>{0} weghalen</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>LevelLines</name>
    <message>
        <source>{0} (streefwaarde)</source>
        <translation>{0} (aim)</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Dichtheid</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>Massa per eenheid</source>
        <translation>Mass per unit</translation>
    </message>
    <message>
        <source>Levensduur</source>
        <translation>Service life</translation>
    </message>
    <message>
        <source>GWP van de productie (A1-A3)</source>
        <translation>GWP of production (A1-A3)</translation>
    </message>
    <message>
        <source>Biogene koolstof</source>
        <translation>Biogenic carbon</translation>
    </message>
    <message>
        <source>Biobased, aandeel van de massa</source>
        <translation>Bio-based, share of the mass</translation>
    </message>
    <message>
        <source>MKI in set A1</source>
        <translation>MKI in set A1</translation>
    </message>
    <message>
        <source>MKI in set A2</source>
        <translation>MKI in set A2</translation>
    </message>
    <message>
        <source>jaar</source>
        <translation>years</translation>
    </message>
    <message>
        <source>onbekend</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nee</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Vrij van giftige stoffen, volgens verklaring</source>
        <translation>Free of toxic substances, by declaration</translation>
    </message>
    <message>
        <source>Stoffenlijst van die verklaring</source>
        <translation>List of substances of that declaration</translation>
    </message>
    <message>
        <source>Certificaat voor gezond materiaal</source>
        <translation>Certificate for healthy material</translation>
    </message>
    <message>
        <source>Dit mag niet negatief zijn.</source>
        <translation>This cannot be negative.</translation>
    </message>
    <message>
        <source>Dit mag niet meer dan 100 zijn.</source>
        <translation>This cannot be more than 100.</translation>
    </message>
    <message>
        <source>{0} ({1} tot {2})</source>
        <translation>{0} ({1} to {2})</translation>
    </message>
    <message>
        <source>✎ eigen</source>
        <translation>✎ own</translation>
    </message>
    <message>
        <source>✓ uit bron</source>
        <translation>✓ from a source</translation>
    </message>
    <message>
        <source>◇ uit voorbeeldproject</source>
        <translation>◇ from an example project</translation>
    </message>
    <message>
        <source>◐ deels uit bron</source>
        <translation>◐ partly from a source</translation>
    </message>
    <message>
        <source>▤ van een kaart</source>
        <translation>▤ from a card</translation>
    </message>
    <message>
        <source>≈ eigen keuze van Meetlat</source>
        <translation>≈ Meetlat&apos;s own choice</translation>
    </message>
    <message>
        <source>Eigen opbouw. De getallen volgen uit de lagen, met de materialen van de bibliotheek.</source>
        <translation>Own assembly. The figures follow from the layers, with the materials of the library.</translation>
    </message>
    <message>
        <source>De lagen staan zo in de bron.</source>
        <translation>The layers stand in the source like this.</translation>
    </message>
    <message>
        <source>De lagen komen uit een voorbeeldproject.</source>
        <translation>The layers come from an example project.</translation>
    </message>
    <message>
        <source>De lagen staan deels in een bron; de rest is door Meetlat gekozen.</source>
        <translation>The layers stand partly in a source; the rest was chosen by Meetlat.</translation>
    </message>
    <message>
        <source>De opbouw bestaat uit één kaart van de bibliotheek.</source>
        <translation>The assembly consists of one card of the library.</translation>
    </message>
    <message>
        <source>De lagen zijn door Meetlat gekozen, niet uit een bron.</source>
        <translation>The layers were chosen by Meetlat, not taken from a source.</translation>
    </message>
    <message>
        <source>bestaand: geen oordeel</source>
        <translation>existing: no verdict</translation>
    </message>
    <message>
        <source>haalt {0}</source>
        <translation>meets {0}</translation>
    </message>
    <message>
        <source>mist {0}</source>
        <translation>misses {0}</translation>
    </message>
    <message>
        <source>niet te zeggen of het {0} haalt</source>
        <translation>cannot say whether it meets {0}</translation>
    </message>
    <message>
        <source>Dit beschrijft wat er staat, met verouderde isolatie als ondergrens.</source>
        <translation>This describes what is there, with aged insulation as the lower bound.</translation>
    </message>
    <message>
        <source>De laagste Rc blijft onder het doel; een verklaarde λ van het product beslist.</source>
        <translation>The lowest Rc stays below the goal; a declared λ of the product decides.</translation>
    </message>
    <message>
        <source>Dit is een bovengrens; een berekening met koudebruggen beslist.</source>
        <translation>This is an upper bound; a calculation with thermal bridges decides.</translation>
    </message>
    <message>
        <source>Berekend zonder bevestigingen, ribben en stalen stijlen, die het lager maken.</source>
        <translation>Calculated without fixings, ribs and steel studs, which make it lower.</translation>
    </message>
    <message>
        <source>luchtlaag, niet geventileerd</source>
        <translation>air layer, unventilated</translation>
    </message>
    <message>
        <source>luchtspouw, zwak geventileerd</source>
        <translation>air cavity, weakly ventilated</translation>
    </message>
    <message>
        <source>luchtspouw, sterk geventileerd</source>
        <translation>air cavity, strongly ventilated</translation>
    </message>
    <message>
        <source>lucht</source>
        <translation>air</translation>
    </message>
    <message>
        <source>✓ geverifieerd</source>
        <translation>✓ verified</translation>
    </message>
    <message>
        <source>? niet geverifieerd</source>
        <translation>? unverified</translation>
    </message>
    <message>
        <source>geverifieerd</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>niet geverifieerd</source>
        <translation>unverified</translation>
    </message>
    <message>
        <source>≈ schatting van Meetlat</source>
        <translation>≈ estimate of Meetlat</translation>
    </message>
    <message>
        <source>≈ van een verwant product</source>
        <translation>≈ of a kindred product</translation>
    </message>
    <message>
        <source>zonder bron</source>
        <translation>without source</translation>
    </message>
    <message>
        <source>GWP van transport en bouw (A4-A5)</source>
        <translation>GWP of transport and construction (A4-A5)</translation>
    </message>
    <message>
        <source>GWP van A1-A5</source>
        <translation>GWP of A1-A5</translation>
    </message>
    <message>
        <source>Kortste levensduur</source>
        <translation>Shortest service life</translation>
    </message>
    <message>
        <source>Langste levensduur</source>
        <translation>Longest service life</translation>
    </message>
    <message>
        <source>Laagste λ</source>
        <translation>Lowest λ</translation>
    </message>
    <message>
        <source>Hoogste λ</source>
        <translation>Highest λ</translation>
    </message>
    <message>
        <source>grond, telt niet in de massa</source>
        <translation>ground, not counted in the mass</translation>
    </message>
    <message>
        <source>binnen</source>
        <translation>inside</translation>
    </message>
    <message>
        <source>buiten</source>
        <translation>outside</translation>
    </message>
    <message>
        <source>boven</source>
        <translation>above</translation>
    </message>
    <message>
        <source>onder</source>
        <translation>below</translation>
    </message>
    <message>
        <source>Onderdelen</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Lagen van {0} naar {1}</source>
        <translation>Layers from {0} to {1}</translation>
    </message>
    <message>
        <source>Lagen</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source> naast </source>
        <translation> beside </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Producten</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Opbouwen</source>
        <translation>Assemblies</translation>
    </message>
    <message>
        <source>Eisensets</source>
        <translation>Requirement sets</translation>
    </message>
    <message>
        <source>Bevestigde teksten</source>
        <translation>Confirmed texts</translation>
    </message>
    <message>
        <source>Bibliotheek</source>
        <translation>Library</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Wettelijke grenzen die hieruit volgen</source>
        <translation>Legal limits that follow from this</translation>
    </message>
    <message>
        <source>Set van de eigen grens</source>
        <translation>Set of your own limit</translation>
    </message>
    <message>
        <source>Bron van de eigen grens</source>
        <translation>Source of your own limit</translation>
    </message>
    <message>
        <source>Eigen MPG-grens</source>
        <translation>Own MPG limit</translation>
    </message>
    <message>
        <source>Alleen waar de wettelijke regel hier ontbreekt, zoals bij kleine woningen.</source>
        <translation>Only where the legal rule is absent here, as with small dwellings.</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Grens</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Bron</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Vul eerst de eigen grens in.</source>
        <translation>Fill in your own limit first.</translation>
    </message>
    <message>
        <source>Noem waar deze grens staat.</source>
        <translation>Name where this limit stands.</translation>
    </message>
    <message>
        <source>niet van toepassing</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>geen wettelijke grens</source>
        <translation>no legal limit</translation>
    </message>
    <message>
        <source>{0} {1}, set {2}</source>
        <translation>{0} {1}, set {2}</translation>
    </message>
    <message>
        <source>{0} (niet nagelezen)</source>
        <translation>{0} (unverified)</translation>
    </message>
    <message>
        <source>Eigen MPG-grens wijzigen</source>
        <translation>Change own MPG limit</translation>
    </message>
</context>
<context>
    <name>LineMenu</name>
    <message>
        <source>Kopiëren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Knippen</source>
        <translation>Cut</translation>
    </message>
    <message>
        <source>Plakken</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Opbouw openen in lagen</source>
        <translation>Open assembly into layers</translation>
    </message>
    <message>
        <source>Lagen sluiten tot opbouw</source>
        <translation>Close layers to assembly</translation>
    </message>
    <message>
        <source>Regel invoegen</source>
        <translation>Insert line</translation>
    </message>
    <message>
        <source>Regel verwijderen</source>
        <translation>Delete line</translation>
    </message>
    <message>
        <source>Omhoog verplaatsen</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Omlaag verplaatsen</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Omlaag doorvoeren</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>Losmaakbaarheid…</source>
        <translation>Detachability…</translation>
    </message>
</context>
<context>
    <name>LineStrip</name>
    <message>
        <source>Naar Controle</source>
        <translation>Go to Audit</translation>
    </message>
    <message>
        <source>Het product van deze regel is veranderd.</source>
        <translation>The product of this line has changed.</translation>
    </message>
</context>
<context>
    <name>LineTableModel</name>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>Omschrijving</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Wijziging</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Verschil</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>+ erbij</source>
        <translation>+ added</translation>
    </message>
    <message>
        <source>− weg</source>
        <translation>− removed</translation>
    </message>
    <message>
        <source>≈ anders</source>
        <translation>≈ changed</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>omschrijving</source>
        <translation>description</translation>
    </message>
    <message>
        <source>hoeveelheid</source>
        <translation>quantity</translation>
    </message>
    <message>
        <source>eenheid</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>product</source>
        <translation>product</translation>
    </message>
    <message>
        <source>kg per eenheid</source>
        <translation>kg per unit</translation>
    </message>
    <message>
        <source>levensduur</source>
        <translation>service life</translation>
    </message>
    <message>
        <source>MKI A1 per eenheid</source>
        <translation>MKI A1 per unit</translation>
    </message>
    <message>
        <source>MKI A2 per eenheid</source>
        <translation>MKI A2 per unit</translation>
    </message>
    <message>
        <source>CO₂ per eenheid</source>
        <translation>CO₂ per unit</translation>
    </message>
    <message>
        <source>biogene koolstof</source>
        <translation>biogenic carbon</translation>
    </message>
    <message>
        <source>biobased</source>
        <translation>bio-based</translation>
    </message>
    <message>
        <source>gerecycled</source>
        <translation>recycled</translation>
    </message>
    <message>
        <source>hergebruikt</source>
        <translation>reused</translation>
    </message>
    <message>
        <source>later her te gebruiken</source>
        <translation>reusable later</translation>
    </message>
    <message>
        <source>later te recyclen</source>
        <translation>recyclable later</translation>
    </message>
    <message>
        <source>losmaakbaarheid</source>
        <translation>detachability</translation>
    </message>
    <message>
        <source>datacategorie</source>
        <translation>data category</translation>
    </message>
    <message>
        <source>onvoorzien hergebruik</source>
        <translation>unforeseen reuse</translation>
    </message>
    <message>
        <source>fase</source>
        <translation>phase</translation>
    </message>
    <message>
        <source>energiedeel</source>
        <translation>energy part</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>modules</translation>
    </message>
    <message>
        <source>bron</source>
        <translation>source</translation>
    </message>
    <message>
        <source>opmerking</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>gedrukt totaal</source>
        <translation>printed total</translation>
    </message>
    <message>
        <source>voorlopig product</source>
        <translation>provisional product</translation>
    </message>
    <message>
        <source>opbouw</source>
        <translation>assembly</translation>
    </message>
    <message>
        <source>overige kolommen</source>
        <translation>other columns</translation>
    </message>
</context>
<context>
    <name>LinesSection</name>
    <message>
        <source>NL-SfB en omschrijving</source>
        <translation>NL-SfB and description</translation>
    </message>
    <message>
        <source>Hoeveelheid</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Massa, kg</source>
        <translation>Mass, kg</translation>
    </message>
    <message>
        <source>Alleen wat aandacht vraagt</source>
        <translation>Only what needs attention</translation>
    </message>
    <message>
        <source>Zoeken in de regels</source>
        <translation>Find in the lines</translation>
    </message>
    <message>
        <source>{0} van {1} regels.</source>
        <translation>{0} of {1} lines.</translation>
    </message>
    <message>
        <source>{0} Het bestand noemt geen regeltotalen.</source>
        <translation>{0} The file states no line totals.</translation>
    </message>
</context>
<context>
    <name>LinkageMeter</name>
    <message>
        <source>Massa gekoppeld</source>
        <translation>Mass linked</translation>
    </message>
    <message>
        <source>{0} bevestigd</source>
        <translation>{0} confirmed</translation>
    </message>
    <message>
        <source>{0} voorlopig</source>
        <translation>{0} provisional</translation>
    </message>
    <message>
        <source>{0} open</source>
        <translation>{0} open</translation>
    </message>
    <message>
        <source>1 regel zonder massa</source>
        <translation>1 line without a mass</translation>
    </message>
    <message>
        <source>{0} regels zonder massa</source>
        <translation>{0} lines without a mass</translation>
    </message>
    <message>
        <source>Van geen regel is de massa bekend</source>
        <translation>No line has a known mass</translation>
    </message>
    <message>
        <source>{0} van de massa gekoppeld, waarvan {1} bevestigd</source>
        <translation>{0} of the mass linked, of which {1} confirmed</translation>
    </message>
    <message>
        <source>massa onbekend</source>
        <translation>mass unknown</translation>
    </message>
    <message>
        <source>{0} van {1} {2}</source>
        <translation>{0} of {1} {2}</translation>
    </message>
</context>
<context>
    <name>LoseWorkDialog</name>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Niet bewaren</source>
        <translation>Do not keep</translation>
    </message>
</context>
<context>
    <name>LostStoreDialog</name>
    <message>
        <source>Uw projecten zijn niet gevonden</source>
        <translation>Your projects were not found</translation>
    </message>
    <message>
        <source>Er is nog niets geschreven. Staat het bestand in een map die wordt gesynchroniseerd, sluit dan Meetlat af, wacht tot dat klaar is en start opnieuw.</source>
        <translation>Nothing has been written yet. If the file is in a folder that is being synchronised, quit Meetlat, wait until that is done and start again.</translation>
    </message>
    <message>
        <source>Dit projectenbestand ontbreekt of is leeg:</source>
        <translation>This project file is missing or empty:</translation>
    </message>
    <message>
        <source>Plaats van het projectenbestand</source>
        <translation>Place of the project file</translation>
    </message>
    <message>
        <source>Reservekopie terugzetten…</source>
        <translation>Restore backup…</translation>
    </message>
    <message>
        <source>Leeg beginnen</source>
        <translation>Start empty</translation>
    </message>
    <message>
        <source>De reservekopieën blijven bewaard.</source>
        <translation>The backups are kept.</translation>
    </message>
    <message>
        <source>Afsluiten</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Er is 1 reservekopie.</source>
        <translation>There is 1 backup.</translation>
    </message>
    <message>
        <source>Er zijn {0} reservekopieën.</source>
        <translation>There are {0} backups.</translation>
    </message>
    <message>
        <source>Geen daarvan is goed.</source>
        <translation>None of them is good.</translation>
    </message>
    <message>
        <source>De nieuwste goede is van {0} en heeft 1 project.</source>
        <translation>The newest good one is of {0} and has 1 project.</translation>
    </message>
    <message>
        <source>De nieuwste goede is van {0} en heeft {1} projecten.</source>
        <translation>The newest good one is of {0} and has {1} projects.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Projecten worden geopend…</source>
        <translation>Opening projects…</translation>
    </message>
</context>
<context>
    <name>MaterialsPage</name>
    <message>
        <source>Regels van de materiaalstaat</source>
        <translation>Lines of the bill of materials</translation>
    </message>
    <message>
        <source>Deze variant is vastgelegd en verandert niet meer. Maak een kopie om verder te werken.</source>
        <translation>This variant is frozen and no longer changes. Make a copy to go on working.</translation>
    </message>
    <message>
        <source>Het project is alleen te lezen.</source>
        <translation>The project is read-only.</translation>
    </message>
    <message>
        <source>Telt niet mee: {0}</source>
        <translation>Does not count: {0}</translation>
    </message>
    <message>
        <source>{0} gekozen</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>{0} van {1} regels</source>
        <translation>{0} of {1} lines</translation>
    </message>
    <message>
        <source>1 regel</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>1 regel toegevoegd</source>
        <translation>1 line added</translation>
    </message>
    <message>
        <source>{0} regels toegevoegd</source>
        <translation>{0} lines added</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{0}, 1 regel overschreven</source>
        <translation>{0}, 1 line overwritten</translation>
    </message>
    <message>
        <source>{0}, {1} regels overschreven</source>
        <translation>{0}, {1} lines overwritten</translation>
    </message>
    <message>
        <source>Het klembord is leeg. Kopieer eerst cellen in Excel of LibreOffice.</source>
        <translation>The clipboard is empty. Copy cells in Excel or LibreOffice first.</translation>
    </message>
    <message>
        <source>waarden per fase</source>
        <translation>values per module</translation>
    </message>
    <message>
        <source>Eigen waarden van het vorige product zijn leeggemaakt: {0}.</source>
        <translation>Own values of the previous product were cleared: {0}.</translation>
    </message>
    <message>
        <source>Reken met {0} kg per eenheid</source>
        <translation>Use {0} kg per unit</translation>
    </message>
    <message>
        <source>Het product is bevestigd. De massa was een aanname en blijft onbekend: vul haar in.</source>
        <translation>The product is confirmed. Its mass was an assumption and stays unknown: fill it in.</translation>
    </message>
    <message>
        <source>Zelfde volume: massa {0} kg</source>
        <translation>Same volume: mass {0} kg</translation>
    </message>
    <message>
        <source>{0} producten bevestigd.</source>
        <translation>{0} products confirmed.</translation>
    </message>
    <message>
        <source>De massa van 1 regel was een aanname en blijft onbekend, tot zij is ingevuld.</source>
        <translation>The mass of 1 line was an assumption and stays unknown until it is filled in.</translation>
    </message>
    <message>
        <source>De massa van {0} regels was een aanname en blijft onbekend, tot zij is ingevuld.</source>
        <translation>The mass of {0} lines was an assumption and stays unknown until it is filled in.</translation>
    </message>
    <message>
        <source>Toch houden</source>
        <translation>Keep them</translation>
    </message>
    <message>
        <source>{0} is niet overgenomen. {1}</source>
        <translation>{0} was not taken over. {1}</translation>
    </message>
    <message>
        <source>Deze regels staan in een andere variant. Er is niets veranderd.</source>
        <translation>These lines are in another variant. Nothing was changed.</translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Vorm en levensduur</source>
        <translation>Shape and service life</translation>
    </message>
    <message>
        <source>Leeg telt als {0} jaar.</source>
        <translation>Empty counts as {0} years.</translation>
    </message>
</context>
<context>
    <name>MissingSection</name>
    <message>
        <source>Grens</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Kan worden</source>
        <translation>May become</translation>
    </message>
    <message>
        <source>Ruimte</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Er ontbreekt niets dat zo&apos;n gebouw nodig heeft.</source>
        <translation>Nothing that such a building needs is missing.</translation>
    </message>
    <message>
        <source>Links wat ontbreekt, rechts hoe ver dat de oordelen nog kan verschuiven.</source>
        <translation>On the left what is missing, on the right how far that can still move the verdicts.</translation>
    </message>
    <message>
        <source>Wat ontbreekt kan geen enkel oordeel nog veranderen.</source>
        <translation>What is missing can no longer change any verdict.</translation>
    </message>
    <message>
        <source>Wat ontbreekt of niet kan kloppen.</source>
        <translation>What is missing or cannot be right.</translation>
    </message>
</context>
<context>
    <name>NarrowingPanel</name>
    <message>
        <source>Maakt de CO₂-band smaller</source>
        <translation>Narrows the CO₂ band</translation>
    </message>
    <message>
        <source>Bevestig {0}</source>
        <translation>Confirm {0}</translation>
    </message>
    <message>
        <source>Kies: {0}</source>
        <translation>Choose: {0}</translation>
    </message>
    <message>
        <source>Hoeveelheid: {0}</source>
        <translation>Quantity: {0}</translation>
    </message>
    <message>
        <source>Eenheid: {0}</source>
        <translation>Unit: {0}</translation>
    </message>
    <message>
        <source>Massa: {0}</source>
        <translation>Mass: {0}</translation>
    </message>
    <message>
        <source>{0} regels.</source>
        <translation>{0} lines.</translation>
    </message>
    <message>
        <source>Tot dan is de bovenkant van de band onbekend.</source>
        <translation>Until then the upper end of the band is unknown.</translation>
    </message>
    <message>
        <source>Dit is {0} van de CO₂-indicatie.</source>
        <translation>This is {0} of the CO₂ indication.</translation>
    </message>
    <message>
        <source>Dit is {0} van de massa.</source>
        <translation>This is {0} of the mass.</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Overzicht</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Gebouw</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>Materialen</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>Energie en overig</source>
        <translation>Energy and more</translation>
    </message>
    <message>
        <source>In een kwartier</source>
        <translation>In 15 minutes</translation>
    </message>
    <message>
        <source>Ambities</source>
        <translation>Ambitions</translation>
    </message>
    <message>
        <source>Varianten</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>Controle</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Projecten</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Bibliotheek</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>Instellingen</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>Nieuw project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Project maken</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Waarmee beginnen</source>
        <translation>What to start with</translation>
    </message>
    <message>
        <source>Wat er bekend is</source>
        <translation>What is known</translation>
    </message>
    <message>
        <source>Cijfers die er al zijn</source>
        <translation>Figures that are there already</translation>
    </message>
    <message>
        <source>Verder</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>naam uit het bestand</source>
        <translation>name from the file</translation>
    </message>
    <message>
        <source>Kies eerst een bestand.</source>
        <translation>Choose a file first.</translation>
    </message>
    <message>
        <source>Wat u invulde, gaat verloren.</source>
        <translation>What you filled in will be lost.</translation>
    </message>
</context>
<context>
    <name>NewProjectFields</name>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Gemeente</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Gebouwtype</source>
        <translation>Building type</translation>
    </message>
    <message>
        <source>Gebruiksfunctie</source>
        <translation>Use function</translation>
    </message>
    <message>
        <source>Bruto vloeroppervlakte (BVO)</source>
        <translation>Gross floor area (GFA)</translation>
    </message>
    <message>
        <source>Gebruiksoppervlakte (GO)</source>
        <translation>Usable floor area (UFA)</translation>
    </message>
    <message>
        <source>Aanvraagdatum van de vergunning</source>
        <translation>Permit application date</translation>
    </message>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Eisenset</source>
        <translation>Requirement set</translation>
    </message>
    <message>
        <source>Wat hier leeg blijft, komt uit het bestand. Wat hier wordt ingevuld, gaat voor.</source>
        <translation>What stays empty here comes from the file. What is filled in here takes precedence.</translation>
    </message>
    <message>
        <source>Zonder aanvraagdatum zijn de wettelijke grenzen onbekend; invullen kan ook later.</source>
        <translation>Without a permit date the legal limits are unknown; it can be filled in later.</translation>
    </message>
    <message>
        <source>Voor deze datum kent Meetlat geen wettelijke MPG-eis.</source>
        <translation>For this date Meetlat knows no legal MPG requirement.</translation>
    </message>
    <message>
        <source>De aanvraagdatum bepaalt de wet: {0}.</source>
        <translation>The permit date decides the law: {0}.</translation>
    </message>
    <message>
        <source>nog onbekend</source>
        <translation>unknown yet</translation>
    </message>
</context>
<context>
    <name>NormPart</name>
    <message>
        <source>Welke norm geldt hier?</source>
        <translation>Which norm holds here?</translation>
    </message>
    <message>
        <source>Norm staat in</source>
        <translation>Norm stands in</translation>
    </message>
    <message>
        <source>Datum van de norm</source>
        <translation>Date of the norm</translation>
    </message>
    <message>
        <source>Regionale getallen, niet uit Tabel 3.</source>
        <translation>Regional numbers, not from Table 3.</translation>
    </message>
    <message>
        <source>Begingetallen</source>
        <translation>Default numbers</translation>
    </message>
    <message>
        <source>Eigen gemeente</source>
        <translation>Own municipality</translation>
    </message>
    <message>
        <source>Zuid-Holland</source>
        <translation>Zuid-Holland</translation>
    </message>
    <message>
        <source>Metropoolregio Amsterdam</source>
        <translation>Amsterdam Metropolitan Area</translation>
    </message>
    <message>
        <source>Anders</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>&amp;Nagekeken</source>
        <translation>&amp;Checked</translation>
    </message>
    <message>
        <source>Notitie bij dit punt; die staat op de checklist</source>
        <translation>Note on this point; it is printed on the checklist</translation>
    </message>
    <message>
        <source>Notitie bij het gekozen punt</source>
        <translation>Note on the selected point</translation>
    </message>
    <message>
        <source>Kies hierboven een punt om het heel te lezen en er iets bij te zetten.</source>
        <translation>Select a point above to read it in full and add a note.</translation>
    </message>
    <message>
        <source>Naar regel {0}</source>
        <translation>Go to line {0}</translation>
    </message>
</context>
<context>
    <name>OpenProjectFiguresDialog</name>
    <message>
        <source>Cijfers uit rapporten invullen</source>
        <translation>Enter figures from reports</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Logo kiezen…</source>
        <translation>Choose logo…</translation>
    </message>
    <message>
        <source>Weghalen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Zonder dit deel staan de geschatte cijfers er niet in.</source>
        <translation>Without this part the estimated figures are not printed.</translation>
    </message>
    <message>
        <source>Wat het betekent</source>
        <translation>What it means</translation>
    </message>
    <message>
        <source>Indicatie, geen oordeel</source>
        <translation>Indication, no verdict</translation>
    </message>
    <message>
        <source>Controle van de staat</source>
        <translation>Audit of the bill</translation>
    </message>
    <message>
        <source>Waar het vandaan komt</source>
        <translation>Where it comes from</translation>
    </message>
    <message>
        <source>Materiaalstaat</source>
        <translation>Bill of materials</translation>
    </message>
    <message>
        <source>Methoden en bronnen</source>
        <translation>Methods and sources</translation>
    </message>
    <message>
        <source>Bijlage Invulpunten</source>
        <translation>Appendix: points to fill in</translation>
    </message>
    <message>
        <source>Nederlands</source>
        <translation>Dutch</translation>
    </message>
    <message>
        <source>Engels</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Naam boven het rapport</source>
        <translation>Name at the top of the report</translation>
    </message>
    <message>
        <source>Naam naast de datum</source>
        <translation>Name beside the date</translation>
    </message>
    <message>
        <source>&amp;Taal van het rapport</source>
        <translation>&amp;Language of the report</translation>
    </message>
    <message>
        <source>Onderdelen na de eerste twee pagina’s</source>
        <translation>Parts after the first two pages</translation>
    </message>
    <message>
        <source>&amp;Organisatie</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>Op&amp;gesteld door</source>
        <translation>&amp;Made by</translation>
    </message>
    <message>
        <source>Afbeelding (*.png *.jpg *.jpeg)</source>
        <translation>Picture (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Logo kiezen</source>
        <translation>Choose logo</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>Eerste bandbreedte</source>
        <translation>First band</translation>
    </message>
    <message>
        <source>schatting</source>
        <translation>estimate</translation>
    </message>
    <message>
        <source>nog geen cijfer uit open data</source>
        <translation>no figure from open data yet</translation>
    </message>
    <message>
        <source>MPG-indicatie, set {0}</source>
        <translation>MPG indication, set {0}</translation>
    </message>
    <message>
        <source>zonder aanvraagdatum is de grens onbekend; vormfactor {0}</source>
        <translation>without a permit date the limit is unknown; form factor {0}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Ambitiewiel</source>
        <translation>Ambition wheel</translation>
    </message>
    <message>
        <source>Alle indicatoren</source>
        <translation>All indicators</translation>
    </message>
    <message>
        <source>Wat het wiel zegt</source>
        <translation>What the wheel says</translation>
    </message>
    <message>
        <source>Tabel</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Alle indicatoren als tabel</source>
        <translation>All indicators as a table</translation>
    </message>
    <message>
        <source>Cijfers uit rapporten…</source>
        <translation>Figures from reports…</translation>
    </message>
    <message>
        <source>MPG, BENG en parkeernorm uit een rapport invullen</source>
        <translation>Enter MPG, BENG and parking norm from a report</translation>
    </message>
    <message>
        <source>Indicatie</source>
        <translation>Indication</translation>
    </message>
    <message>
        <source>Toont naast de vaste cijfers wat voorlopige producten en schattingen erbij doen</source>
        <translation>Shows beside the firm figures what provisional products and estimates add</translation>
    </message>
    <message>
        <source>Rapport maken</source>
        <translation>Make report</translation>
    </message>
    <message>
        <source>Overzicht</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>PackedChoice</name>
    <message>
        <source>Bestand in het zip-bestand</source>
        <translation>File in the zip file</translation>
    </message>
    <message>
        <source>&amp;Bestand in het zip-bestand</source>
        <translation>&amp;File in the zip file</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Vorige bladzijde</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Volgende bladzijde</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Vorige bladzijde (Page Up)</source>
        <translation>Previous page (Page Up)</translation>
    </message>
    <message>
        <source>Volgende bladzijde (Page Down)</source>
        <translation>Next page (Page Down)</translation>
    </message>
    <message>
        <source>Bladzijde</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Vergroting</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Voorbeeld van het rapport</source>
        <translation>Preview of the report</translation>
    </message>
    <message>
        <source>Paginabreedte</source>
        <translation>Page width</translation>
    </message>
    <message>
        <source>Hele pagina</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>PartsTab</name>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>Onderdeel</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Onderdelen</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Is er</source>
        <translation>Is there</translation>
    </message>
    <message>
        <source>Is er niet</source>
        <translation>Is not there</translation>
    </message>
    <message>
        <source>Weet ik niet</source>
        <translation>I do not know</translation>
    </message>
    <message>
        <source>Er, zonder regel in de staat</source>
        <translation>There, without a line in the bill</translation>
    </message>
    <message>
        <source>Er niet</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>In de staat, hoort er niet in</source>
        <translation>In the bill, does not belong there</translation>
    </message>
    <message>
        <source>Heeft een regel</source>
        <translation>Has a line</translation>
    </message>
    <message>
        <source>Alleen lezen: antwoorden zijn nu niet te geven.</source>
        <translation>Read only: answers cannot be given now.</translation>
    </message>
    <message>
        <source>Deze onderdelen hebben een regel; er is niets te antwoorden.</source>
        <translation>These parts have a line; there is nothing to answer.</translation>
    </message>
    <message>
        <source>{0} gekozen. Een antwoord verandert geen cijfer.</source>
        <translation>{0} chosen. An answer changes no figure.</translation>
    </message>
    <message>
        <source>Kies één of meer onderdelen en zeg of het gebouw ze heeft.</source>
        <translation>Choose one or more parts and say whether the building has them.</translation>
    </message>
    <message>
        <source>Onderdelen beantwoorden</source>
        <translation>Answer parts</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Plakken: voorbeeld</source>
        <translation>Paste: preview</translation>
    </message>
    <message>
        <source>Voorbeeld van het blok</source>
        <translation>Preview of the block</translation>
    </message>
    <message>
        <source>Meldingen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Decimale komma: {0} is {1}</source>
        <translation>Decimal comma: {0} is {1}</translation>
    </message>
    <message>
        <source>Decimale punt: {0} is {1}</source>
        <translation>Decimal point: {0} is {1}</translation>
    </message>
    <message>
        <source>&amp;Getallen</source>
        <translation>&amp;Numbers</translation>
    </message>
    <message>
        <source>Plakken</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Er is niets geplakt: deze cellen zijn niet te lezen. Verbeter ze in de bron.</source>
        <translation>Nothing was pasted: these cells cannot be read. Correct them in the source.</translation>
    </message>
    <message>
        <source>Punt of komma is hier niet zeker. Kies hoe de getallen zijn bedoeld.</source>
        <translation>Point or comma is not certain here. Choose how the numbers are meant.</translation>
    </message>
    <message>
        <source>Zo wordt het blok gelezen: {0} regels.</source>
        <translation>This is how the block is read: {0} lines.</translation>
    </message>
    <message>
        <source>rij {0}, {1}</source>
        <translation>row {0}, {1}</translation>
    </message>
</context>
<context>
    <name>PlanHead</name>
    <message>
        <source>Variant in het bestand</source>
        <translation>Variant in the file</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
</context>
<context>
    <name>PointDetail</name>
    <message>
        <source>Norm die hier geldt</source>
        <translation>Norm that holds here</translation>
    </message>
    <message>
        <source>Getal</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Waar het getal staat</source>
        <translation>Where the number stands</translation>
    </message>
    <message>
        <source>Soort bewijs</source>
        <translation>Kind of evidence</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Reden of opmerking</source>
        <translation>Reason or remark</translation>
    </message>
    <message>
        <source>titel of nummer</source>
        <translation>title or number</translation>
    </message>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>Geen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Verklaring</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Tekening of tabel</source>
        <translation>Drawing or table</translation>
    </message>
    <message>
        <source>Berekening</source>
        <translation>Calculation</translation>
    </message>
    <message>
        <source>Meting</source>
        <translation>Measurement</translation>
    </message>
</context>
<context>
    <name>PointTexts</name>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>J</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Nee</source>
        <translation>No</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Weet ik niet</source>
        <translation>Do not know</translation>
    </message>
    <message>
        <source>W</source>
        <translation>U</translation>
    </message>
    <message>
        <source>N.v.t.</source>
        <translation>N/A</translation>
    </message>
    <message>
        <source>T</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Gevraagd: {0}</source>
        <translation>Asked: {0}</translation>
    </message>
    <message>
        <source>{0}: nog niet te berekenen</source>
        <translation>{0}: cannot be calculated yet</translation>
    </message>
    <message>
        <source>telt niet mee</source>
        <translation>does not count</translation>
    </message>
    <message>
        <source>gezegd</source>
        <translation>said only</translation>
    </message>
    <message>
        <source>stuk is er nog niet</source>
        <translation>document does not exist yet</translation>
    </message>
    <message>
        <source>niet van toepassing</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>Getal en bewijs</source>
        <translation>Number and evidence</translation>
    </message>
    <message>
        <source>Bewijs: {0}</source>
        <translation>Evidence: {0}</translation>
    </message>
    <message>
        <source>Niet van toepassing: {0}</source>
        <translation>Not applicable: {0}</translation>
    </message>
    <message>
        <source>gemeten</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>gehaald</source>
        <translation>met</translation>
    </message>
    <message>
        <source>gemist</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>nog niet te zeggen</source>
        <translation>cannot say yet</translation>
    </message>
    <message>
        <source>eigen gemeente</source>
        <translation>own municipality</translation>
    </message>
    <message>
        <source>Zuid-Holland</source>
        <translation>Zuid-Holland</translation>
    </message>
    <message>
        <source>Metropoolregio Amsterdam</source>
        <translation>Amsterdam Metropolitan Area</translation>
    </message>
    <message>
        <source>andere norm</source>
        <translation>another norm</translation>
    </message>
</context>
<context>
    <name>PointsPart</name>
    <message>
        <source>Gegevens, één keer gevraagd</source>
        <translation>Data, asked once</translation>
    </message>
    <message>
        <source>Hulp bij de berekening</source>
        <translation>Help with the calculation</translation>
    </message>
</context>
<context>
    <name>PresetMenu</name>
    <message>
        <source>Doelen zetten</source>
        <translation>Set targets</translation>
    </message>
    <message>
        <source>Doelen voor alle indicatoren zetten</source>
        <translation>Set targets for all indicators</translation>
    </message>
    <message>
        <source>Waar de eisenset dit niveau niet heeft, geldt het eerstvolgende lagere.</source>
        <translation>Where the requirement set lacks this level, the next lower one applies.</translation>
    </message>
    <message>
        <source>Alles wettelijk</source>
        <translation>All legal</translation>
    </message>
    <message>
        <source>Alles aanbevolen</source>
        <translation>All recommended</translation>
    </message>
    <message>
        <source>Alles ambitieus</source>
        <translation>All ambitious</translation>
    </message>
    <message>
        <source>Alle doelen wissen</source>
        <translation>Clear all targets</translation>
    </message>
    <message>
        <source>Cijfers van {0}, {1}</source>
        <translation>Figures of {0}, {1}</translation>
    </message>
</context>
<context>
    <name>ProductCell</name>
    <message>
        <source>geen product</source>
        <translation>no product</translation>
    </message>
    <message>
        <source>kies product</source>
        <translation>choose product</translation>
    </message>
    <message>
        <source>{0}, voorlopig</source>
        <translation>{0}, provisional</translation>
    </message>
    <message>
        <source>{0}, nog niet gekoppeld</source>
        <translation>{0}, not yet linked</translation>
    </message>
</context>
<context>
    <name>ProductPanel</name>
    <message>
        <source>Akkoord</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Geen product</source>
        <translation>No product</translation>
    </message>
    <message>
        <source>Terug naar voorstel</source>
        <translation>Back to proposal</translation>
    </message>
    <message>
        <source>Toch meenemen</source>
        <translation>Take along after all</translation>
    </message>
    <message>
        <source>Voorstellen voor deze tekst</source>
        <translation>Suggestions for this text</translation>
    </message>
    <message>
        <source>Zoek een ander product in de bibliotheek</source>
        <translation>Search the library for another product</translation>
    </message>
    <message>
        <source>Product zoeken</source>
        <translation>Search for a product</translation>
    </message>
    <message>
        <source>Enter in de voorstellen; 1, 2 of 3 in de lijst</source>
        <translation>Enter in the proposals; 1, 2 or 3 in the list</translation>
    </message>
    <message>
        <source>Delete in de lijst</source>
        <translation>Delete in the list</translation>
    </message>
    <message>
        <source>Backspace in de lijst</source>
        <translation>Backspace in the list</translation>
    </message>
    <message>
        <source>Spatie in de lijst</source>
        <translation>Space in the list</translation>
    </message>
    <message>
        <source>Toch niet</source>
        <translation>Leave out again</translation>
    </message>
    <message>
        <source>Alles van deze soort: {0}</source>
        <translation>All of this kind: {0}</translation>
    </message>
    <message>
        <source>Kies een tekst in de lijst.</source>
        <translation>Select a text in the list.</translation>
    </message>
    <message>
        <source>{0} (1 regel)</source>
        <translation>{0} (1 line)</translation>
    </message>
    <message>
        <source>{0} ({1} regels)</source>
        <translation>{0} ({1} lines)</translation>
    </message>
    <message>
        <source>{0} teksten gekozen, samen {1} regels</source>
        <translation>{0} texts selected, {1} lines together</translation>
    </message>
    <message>
        <source>massa onbekend</source>
        <translation>mass unknown</translation>
    </message>
    <message>
        <source>{0} kg per eenheid</source>
        <translation>{0} kg per unit</translation>
    </message>
    <message>
        <source>Brengt geen nieuw materiaal: {0}. Het komt niet in de materiaalstaat.</source>
        <translation>Brings no new material: {0}. It does not go into the bill.</translation>
    </message>
    <message>
        <source>Het product staat zo in het bestand.</source>
        <translation>The product stands so in the file.</translation>
    </message>
    <message>
        <source>De regel heeft eigen waarden en heeft geen product nodig.</source>
        <translation>The line has values of its own and needs no product.</translation>
    </message>
    <message>
        <source>Geen voorstel. Zoek hieronder een product, of neem de regel zonder op.</source>
        <translation>No proposal. Search for a product below, or take the line in without one.</translation>
    </message>
</context>
<context>
    <name>ProductPick</name>
    <message>
        <source>Ander product zoeken</source>
        <translation>Search for another product</translation>
    </message>
    <message>
        <source>Zoek een product; Enter neemt het, Esc stopt</source>
        <translation>Search for a product; Enter takes it, Esc stops</translation>
    </message>
</context>
<context>
    <name>ProductTableModel</name>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>De naam van het product</source>
        <translation>The name of the product</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>De eenheid waarin het product geteld wordt</source>
        <translation>The unit in which the product is counted</translation>
    </message>
    <message>
        <source>kg/m³</source>
        <translation>kg/m³</translation>
    </message>
    <message>
        <source>Dichtheid in kg/m³</source>
        <translation>Density in kg/m³</translation>
    </message>
    <message>
        <source>GWP A1-A3</source>
        <translation>GWP A1-A3</translation>
    </message>
    <message>
        <source>CO₂-uitstoot van de productie in kg CO₂-eq per kg, zonder opname</source>
        <translation>CO₂ emission of production in kg CO₂-eq per kg, without uptake</translation>
    </message>
    <message>
        <source>MKI A1</source>
        <translation>MKI A1</translation>
    </message>
    <message>
        <source>Milieukosten in set A1, in euro per eenheid</source>
        <translation>Environmental cost in set A1, in euros per unit</translation>
    </message>
    <message>
        <source>MKI A2</source>
        <translation>MKI A2</translation>
    </message>
    <message>
        <source>Milieukosten in set A2, in euro per eenheid</source>
        <translation>Environmental cost in set A2, in euros per unit</translation>
    </message>
    <message>
        <source>Biobased %</source>
        <translation>Bio-based %</translation>
    </message>
    <message>
        <source>Aandeel biobased materiaal in procenten van de massa</source>
        <translation>Share of bio-based material in percent of the mass</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Of elk getal in zijn bron is nagelezen, of een eigen kaart is</source>
        <translation>Whether each figure was read in its source, or is a card of your own</translation>
    </message>
</context>
<context>
    <name>ProductsTab</name>
    <message>
        <source>Nieuw product</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>Kaarten van het project…</source>
        <translation>Cards of the project…</translation>
    </message>
    <message>
        <source>De kaarten van dit project zijn als in de bibliotheek.</source>
        <translation>The cards of this project are as in the library.</translation>
    </message>
    <message>
        <source>Kaarten bijwerken</source>
        <translation>Update cards</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Er zijn nog geen eigen producten. Kopieer een kaart of maak een nieuw product.</source>
        <translation>There are no own products yet. Copy a card or make a new product.</translation>
    </message>
    <message>
        <source>Geen product gevonden. Probeer een ander woord of toon alle producten.</source>
        <translation>No product found. Try another word or show all products.</translation>
    </message>
    <message>
        <source>Kaart kopiëren</source>
        <translation>Copy card</translation>
    </message>
    <message>
        <source>Eigen kaart gemaakt: {0}</source>
        <translation>Own card made: {0}</translation>
    </message>
    <message>
        <source>Kaart wijzigen</source>
        <translation>Change card</translation>
    </message>
    <message>
        <source>Kaart gewijzigd: {0}</source>
        <translation>Card changed: {0}</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Kaart verwijderen</source>
        <translation>Delete card</translation>
    </message>
    <message>
        <source>Kaart verwijderd: {0}</source>
        <translation>Card deleted: {0}</translation>
    </message>
    <message>
        <source>Zoeken op naam, Nederlands of Engels</source>
        <translation>Search by name, Dutch or English</translation>
    </message>
    <message>
        <source>Producten zoeken</source>
        <translation>Search products</translation>
    </message>
    <message>
        <source>Welke producten</source>
        <translation>Which products</translation>
    </message>
    <message>
        <source>Welke kaarten van het project in de bibliotheek anders zijn</source>
        <translation>Which cards of the project differ from the library</translation>
    </message>
    <message>
        <source>alle producten</source>
        <translation>all products</translation>
    </message>
    <message>
        <source>eigen</source>
        <translation>own</translation>
    </message>
    <message>
        <source>meegeleverd</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>niet geverifieerd</source>
        <translation>unverified</translation>
    </message>
    <message>
        <source>Producten</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Teksten van het bestand met hun product</source>
        <translation>Texts of the file with their product</translation>
    </message>
    <message>
        <source>Enter: naar de voorstellen. 1, 2, 3: voorstel bevestigen. Delete: geen product.</source>
        <translation>Enter: to the proposals. 1, 2, 3: confirm a proposal. Delete: no product.</translation>
    </message>
    <message>
        <source>Alles {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>Voorlopig {0}</source>
        <translation>Provisional {0}</translation>
    </message>
    <message>
        <source>Zonder product {0}</source>
        <translation>Without product {0}</translation>
    </message>
    <message>
        <source>Niet meegenomen {0}</source>
        <translation>Not taken in {0}</translation>
    </message>
    <message>
        <source>Alleen de regels van deze melding, {0} teksten</source>
        <translation>Only the lines of this problem, {0} texts</translation>
    </message>
</context>
<context>
    <name>ProductsTableModel</name>
    <message>
        <source>Tekst in het bestand</source>
        <translation>Text in the file</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Waarom</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>regel heeft eigen waarden</source>
        <translation>line has values of its own</translation>
    </message>
    <message>
        <source>voorstel: {0}</source>
        <translation>suggestion: {0}</translation>
    </message>
    <message>
        <source>Hoeveelheid</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Massa (kg)</source>
        <translation>Mass (kg)</translation>
    </message>
    <message>
        <source>zonder omschrijving</source>
        <translation>without a description</translation>
    </message>
    <message>
        <source>Rij {0} van het bestand</source>
        <translation>Row {0} of the file</translation>
    </message>
    <message>
        <source>kies product</source>
        <translation>choose product</translation>
    </message>
    <message>
        <source>zo gekozen</source>
        <translation>chosen by hand</translation>
    </message>
    <message>
        <source>staat zo in het bestand</source>
        <translation>stands so in the file</translation>
    </message>
    <message>
        <source>zoek er een op</source>
        <translation>search for one</translation>
    </message>
</context>
<context>
    <name>ProjectActions</name>
    <message>
        <source>{0} (kopie)</source>
        <translation>{0} (copy)</translation>
    </message>
    <message>
        <source>Project kopiëren</source>
        <translation>Copy project</translation>
    </message>
    <message>
        <source>{0} projecten gearchiveerd.</source>
        <translation>{0} projects archived.</translation>
    </message>
    <message>
        <source>{0} projecten teruggehaald.</source>
        <translation>{0} projects recovered.</translation>
    </message>
    <message>
        <source>{0} is gearchiveerd.</source>
        <translation>{0} is archived.</translation>
    </message>
    <message>
        <source>{0} is uit het archief gehaald.</source>
        <translation>{0} is no longer archived.</translation>
    </message>
    <message>
        <source>Project verwijderen</source>
        <translation>Delete project</translation>
    </message>
    <message>
        <source>Projecten verwijderen</source>
        <translation>Delete projects</translation>
    </message>
    <message>
        <source>Project terughalen</source>
        <translation>Bring project back</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{0} is verwijderd.</source>
        <translation>{0} is deleted.</translation>
    </message>
    <message>
        <source>Nieuw project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Voorbeeld openen</source>
        <translation>Open example</translation>
    </message>
    <message>
        <source>{0} projecten verwijderd.</source>
        <translation>{0} projects deleted.</translation>
    </message>
    <message>
        <source>{0} is teruggehaald.</source>
        <translation>{0} is recovered.</translation>
    </message>
    <message>
        <source>Archiveren</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Uit archief halen</source>
        <translation>Unarchive</translation>
    </message>
</context>
<context>
    <name>ProjectCard</name>
    <message>
        <source>Project</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Projecten worden geopend…</source>
        <translation>Opening projects…</translation>
    </message>
    <message>
        <source>Alleen lezen: projecten kunnen hier niet worden gemaakt of gewijzigd.</source>
        <translation>Read-only: projects cannot be made or changed here.</translation>
    </message>
    <message>
        <source>Geen project past hierbij. Kies andere zoekwoorden of een ander filter.</source>
        <translation>No project fits. Choose other search words or another filter.</translation>
    </message>
    <message>
        <source>Verwijderd project…</source>
        <translation>Deleted project…</translation>
    </message>
    <message>
        <source>Reservekopie van alles…</source>
        <translation>Backup of everything…</translation>
    </message>
</context>
<context>
    <name>ProjectsTable</name>
    <message>
        <source>Projecten</source>
        <translation>Projects</translation>
    </message>
</context>
<context>
    <name>ProjectsTableModel</name>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Gemeente</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Gebouwtype</source>
        <translation>Building type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Varianten</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Gewijzigd</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Naamloos project</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>vandaag {0}</source>
        <translation>today {0}</translation>
    </message>
    <message>
        <source>gisteren {0}</source>
        <translation>yesterday {0}</translation>
    </message>
    <message>
        <source>concept</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>vastgelegd</source>
        <translation>frozen</translation>
    </message>
    <message>
        <source>gearchiveerd</source>
        <translation>archived</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Voorgestelde producten</source>
        <translation>Proposed products</translation>
    </message>
    <message>
        <source>Meer voor dit voorstel</source>
        <translation>More for this proposal</translation>
    </message>
    <message>
        <source>Alle {0} gelijke akkoord</source>
        <translation>Agree to all {0} alike</translation>
    </message>
    <message>
        <source>Niet dit product</source>
        <translation>Not this product</translation>
    </message>
    <message>
        <source>Niet dit, voor alle {0} gelijke</source>
        <translation>Not this, for all {0} alike</translation>
    </message>
    <message>
        <source>Vorig voorstel</source>
        <translation>Previous proposal</translation>
    </message>
    <message>
        <source>Andere producten</source>
        <translation>Other products</translation>
    </message>
    <message>
        <source>Akkoord</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Ander product</source>
        <translation>Other product</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Niet dit</source>
        <translation>Not this</translation>
    </message>
    <message>
        <source>Zoekt in de bibliotheek; Ctrl+Enter neemt het voor alle gelijke regels</source>
        <translation>Searches the library; Ctrl+Enter takes it for all equal lines</translation>
    </message>
    <message>
        <source>Naar het volgende voorstel; ← gaat terug</source>
        <translation>To the next proposal; ← goes back</translation>
    </message>
    <message>
        <source>De regel krijgt geen product (Del); Ctrl+Del doet dat voor alle gelijke regels</source>
        <translation>The line gets no product (Del); Ctrl+Del does so for all equal lines</translation>
    </message>
    <message>
        <source>Bevestigt alle regels met dezelfde omschrijving (Ctrl+Enter)</source>
        <translation>Confirms all lines with the same description (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bevestigt alles met een sterke reden (Shift+Enter)</source>
        <translation>Confirms everything with a strong reason (Shift+Enter)</translation>
    </message>
    <message>
        <source>Naar de eerste</source>
        <translation>To the first</translation>
    </message>
    <message>
        <source>Alle {0} gelijke</source>
        <translation>All {0} equal</translation>
    </message>
    <message>
        <source>{0} zekere akkoord</source>
        <translation>Agree to {0} sure</translation>
    </message>
    <message>
        <source>Neem dit product</source>
        <translation>Take this product</translation>
    </message>
    <message>
        <source>Ander</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>ProposalQueue</name>
    <message>
        <source>Voorstel {0} van {1}</source>
        <translation>Proposal {0} of {1}</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>massa onbekend</source>
        <translation>mass unknown</translation>
    </message>
    <message>
        <source>{0} kg, aangenomen</source>
        <translation>{0} kg, assumed</translation>
    </message>
    <message>
        <source>{0} kg</source>
        <translation>{0} kg</translation>
    </message>
    <message>
        <source>grootste eerst</source>
        <translation>largest first</translation>
    </message>
    <message>
        <source>Alle producten bevestigd</source>
        <translation>All products confirmed</translation>
    </message>
    <message>
        <source>Geen voorstel meer. 1 regel heeft nog geen product.</source>
        <translation>No proposal left. 1 line has no product yet.</translation>
    </message>
    <message>
        <source>Geen voorstel meer. {0} regels hebben nog geen product.</source>
        <translation>No proposal left. {0} lines have no product yet.</translation>
    </message>
    <message>
        <source>Voorlopig: {0}.</source>
        <translation>Provisional: {0}.</translation>
    </message>
    <message>
        <source>Voorlopig: {0}. {1}</source>
        <translation>Provisional: {0}. {1}</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Naar de materiaalstaat</source>
        <translation>To the bill</translation>
    </message>
    <message>
        <source>Verder</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Weet ik niet</source>
        <translation>Do not know</translation>
    </message>
    <message>
        <source>Terug</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Dit stuk is er nog niet</source>
        <translation>This document does not exist yet</translation>
    </message>
    <message>
        <source>{0} van {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>stuk is er nog niet</source>
        <translation>document does not exist yet</translation>
    </message>
    <message>
        <source>weet ik niet</source>
        <translation>do not know</translation>
    </message>
    <message>
        <source>Weet ik wel</source>
        <translation>I do know</translation>
    </message>
    <message>
        <source>Dit stuk is er toch</source>
        <translation>This document is there after all</translation>
    </message>
    <message>
        <source>Dit cijfer volgt vanzelf uit de materiaalstaat of uit een schatting.</source>
        <translation>This figure follows by itself from the bill or from an estimate.</translation>
    </message>
</context>
<context>
    <name>ReadOnlyBar</name>
    <message>
        <source>⌕ Alleen lezen</source>
        <translation>⌕ Read-only</translation>
    </message>
    <message>
        <source>Niets hiervan komt in de eigen projecten.</source>
        <translation>Nothing of this goes into your own projects.</translation>
    </message>
    <message>
        <source>Meer bestanden…</source>
        <translation>More files…</translation>
    </message>
</context>
<context>
    <name>ReadTab</name>
    <message>
        <source>Variant in het bestand</source>
        <translation>Variant in the file</translation>
    </message>
    <message>
        <source>Per elementgroep</source>
        <translation>By element group</translation>
    </message>
    <message>
        <source>NL-SfB</source>
        <translation>NL-SfB</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Zonder hoeveelheid</source>
        <translation>Without quantity</translation>
    </message>
    <message>
        <source>Massa (kg)</source>
        <translation>Mass (kg)</translation>
    </message>
    <message>
        <source>Zonder massa</source>
        <translation>Without mass</translation>
    </message>
    <message>
        <source>Zo zijn de cellen begrepen</source>
        <translation>How the cells were understood</translation>
    </message>
    <message>
        <source>Kolom</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Veld</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Staat in het bestand</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Gelezen als</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>Wat het bestand zelf opgeeft</source>
        <translation>What the file itself states</translation>
    </message>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Opgegeven</source>
        <translation>Stated</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Plaats</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Productverklaringen</source>
        <translation>Product declarations</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Geldig tot en met</source>
        <translation>Valid through</translation>
    </message>
    <message>
        <source>Geteld in het bestand</source>
        <translation>Counted in the file</translation>
    </message>
    <message>
        <source>Wat</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Aantal</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Variant {0}: {1} regels</source>
        <translation>Variant {0}: {1} lines</translation>
    </message>
    <message>
        <source>Blad: {0}.</source>
        <translation>Sheet: {0}.</translation>
    </message>
    <message>
        <source>Tekstbestand, codering {0}.</source>
        <translation>Text file, encoding {0}.</translation>
    </message>
    <message>
        <source>{0} rijen of elementen, daarvan {1} regels en {2} weggelaten, zoals subtotalen.</source>
        <translation>{0} rows or elements: {1} lines and {2} left out, such as subtotals.</translation>
    </message>
    <message>
        <source>{0} rijen of elementen, daarvan {1} regels; niets weggelaten.</source>
        <translation>{0} rows or elements: {1} lines; nothing left out.</translation>
    </message>
    <message>
        <source>{0} ingevulde beoordelingen.</source>
        <translation>{0} assessments filled in.</translation>
    </message>
    <message>
        <source>1 productverklaring, die een productkaart in de bibliotheek wordt.</source>
        <translation>1 product declaration, which becomes a product card in the library.</translation>
    </message>
    <message>
        <source>{0} productverklaringen, die productkaarten in de bibliotheek worden.</source>
        <translation>{0} product declarations, which become product cards in the library.</translation>
    </message>
    <message>
        <source>{0} zonder hoeveelheid</source>
        <translation>{0} without quantity</translation>
    </message>
    <message>
        <source>regels</source>
        <translation>lines</translation>
    </message>
    <message>
        <source>ton massa</source>
        <translation>tonnes of mass</translation>
    </message>
    <message>
        <source>€ {0}</source>
        <translation>€ {0}</translation>
    </message>
    <message>
        <source>€ som van de regeltotalen</source>
        <translation>€ sum of the line totals</translation>
    </message>
    <message>
        <source>zoals het bestand ze geeft</source>
        <translation>as the file gives them</translation>
    </message>
    <message>
        <source>ton CO₂ A1-A5</source>
        <translation>tonnes CO₂ A1-A5</translation>
    </message>
    <message>
        <source>bekend van {0} regels</source>
        <translation>known for {0} lines</translation>
    </message>
    <message>
        <source>bekend van alle regels</source>
        <translation>known for all lines</translation>
    </message>
    <message>
        <source>{0} (voorlopig)</source>
        <translation>{0} (provisional)</translation>
    </message>
    <message>
        <source>zonder code</source>
        <translation>without code</translation>
    </message>
    <message>
        <source>niet gelezen</source>
        <translation>not read</translation>
    </message>
</context>
<context>
    <name>Regime</name>
    <message>
        <source>Zonder aanvraagdatum is niet te zeggen welke wettelijke grenzen gelden.</source>
        <translation>Without a permit date there is no telling which legal limits apply.</translation>
    </message>
    <message>
        <source>Op deze datum vroeg de wet nog geen MPG.</source>
        <translation>On this date the law did not ask for an MPG yet.</translation>
    </message>
    <message>
        <source>Op deze datum geldt: {0}. MPG van dit gebouw: {1}.</source>
        <translation>In force on this date: {0}. MPG of this building: {1}.</translation>
    </message>
    <message>
        <source>Bij een aanvraag vanaf {0}: {1} in set {2}.</source>
        <translation>For an application from {0} on: {1} in set {2}.</translation>
    </message>
    <message>
        <source>Bij een aanvraag vóór {0}: {1} in set {2}.</source>
        <translation>For an application before {0}: {1} in set {2}.</translation>
    </message>
    <message>
        <source>ten hoogste {0} €/m²/jr</source>
        <translation>at most {0} €/m²/yr</translation>
    </message>
    <message>
        <source>geen grens</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>grens niet te zeggen</source>
        <translation>limit cannot be told</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Set van de berekening</source>
        <translation>Set of the calculation</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>titel of nummer</source>
        <translation>title or number</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>dag-maand-jaar</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>set {0}</source>
        <translation>set {0}</translation>
    </message>
    <message>
        <source>kies de set</source>
        <translation>choose the set</translation>
    </message>
    <message>
        <source>Kies set A1 of A2: die staat in het rapport.</source>
        <translation>Choose set A1 or A2: the report names it.</translation>
    </message>
</context>
<context>
    <name>ReportCheckSection</name>
    <message>
        <source>Blad</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Staat</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>ReportHead</name>
    <message>
        <source>Alles overnemen</source>
        <translation>Accept all</translation>
    </message>
    <message>
        <source>Boven de staat gevonden:</source>
        <translation>Found above the bill:</translation>
    </message>
    <message>
        <source>{0} van {1} regels tellen mee</source>
        <translation>{0} of {1} lines count</translation>
    </message>
    <message>
        <source>{0} van {1} regels tellen mee (voorlopig)</source>
        <translation>{0} of {1} lines count (provisionally)</translation>
    </message>
    <message>
        <source>{0} van {1} regels tellen mee (waarvan {2} voorlopig)</source>
        <translation>{0} of {1} lines count ({2} of them provisionally)</translation>
    </message>
    <message>
        <source>De regel telt mee (voorlopig)</source>
        <translation>The line counts (provisionally)</translation>
    </message>
    <message>
        <source>De regel telt mee</source>
        <translation>The line counts</translation>
    </message>
    <message>
        <source>{0} van de massa</source>
        <translation>{0} of the mass</translation>
    </message>
    <message>
        <source>{0} zonder bekende massa</source>
        <translation>{0} without a known mass</translation>
    </message>
    <message>
        <source>{0} niet meegenomen</source>
        <translation>{0} not taken in</translation>
    </message>
    <message>
        <source>Laat deze regels zien</source>
        <translation>Show these lines</translation>
    </message>
    <message>
        <source>Het project heeft hier al een waarde; die blijft.</source>
        <translation>The project has a value here already, which stays.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Rapport</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Voortgang</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Het voorbeeld wordt bijgewerkt…</source>
        <translation>Updating the preview…</translation>
    </message>
    <message>
        <source>Het voorbeeld is niet te maken.</source>
        <translation>The preview cannot be made.</translation>
    </message>
</context>
<context>
    <name>ReportedFiguresDialog</name>
    <message>
        <source>Cijfers uit rapporten</source>
        <translation>Figures from reports</translation>
    </message>
    <message>
        <source>Invullen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Wat hier is ingevuld, gaat verloren.</source>
        <translation>What was entered here will be lost.</translation>
    </message>
</context>
<context>
    <name>ReportedFiguresForm</name>
    <message>
        <source>MPG-rapport</source>
        <translation>MPG report</translation>
    </message>
    <message>
        <source>BENG-rapport</source>
        <translation>BENG report</translation>
    </message>
    <message>
        <source>Parkeernorm</source>
        <translation>Parking norm</translation>
    </message>
    <message>
        <source>Een cijfer met document en datum telt. Zonder bewijs telt het ook, en dat staat erbij.</source>
        <translation>A figure with a document and a date counts. Without evidence it counts too, and that is said.</translation>
    </message>
</context>
<context>
    <name>RequirementTableModel</name>
    <message>
        <source>wettelijk</source>
        <translation>legal</translation>
    </message>
    <message>
        <source>aanbevolen</source>
        <translation>recommended</translation>
    </message>
    <message>
        <source>ambitieus</source>
        <translation>ambitious</translation>
    </message>
    <message>
        <source>eis</source>
        <translation>requirement</translation>
    </message>
    <message>
        <source>streefwaarde</source>
        <translation>aim</translation>
    </message>
    <message>
        <source>maatregel</source>
        <translation>measure</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Geldt voor</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>Grens</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Eenheid</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Soort</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Bron</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Alle projecten worden weer zoals in de gekozen reservekopie. Hoe ze nu zijn, blijft bewaard.</source>
        <translation>All projects become as they are in the chosen backup. How they are now is kept.</translation>
    </message>
    <message>
        <source>Gemaakt op</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>Grootte</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Reservekopie terugzetten</source>
        <translation>Restore backup</translation>
    </message>
    <message>
        <source>Een verwijderd project komt heel terug, met al zijn varianten.</source>
        <translation>A deleted project comes back whole, with all its variants.</translation>
    </message>
    <message>
        <source>Naam</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Laatst gewijzigd</source>
        <translation>Last changed</translation>
    </message>
    <message>
        <source>Terughalen</source>
        <translation>Recover</translation>
    </message>
    <message>
        <source>Verwijderd project terughalen</source>
        <translation>Recover deleted project</translation>
    </message>
    <message>
        <source>De reservekopie is teruggezet.</source>
        <translation>The backup was restored.</translation>
    </message>
</context>
<context>
    <name>ReturnedListDialog</name>
    <message>
        <source>Ingevulde lijst</source>
        <translation>Filled-in list</translation>
    </message>
    <message>
        <source>Er is nog niets opgenomen. Wat aangevinkt is, wordt in één stap opgenomen in {0}.</source>
        <translation>Nothing is stored yet. What is ticked is taken in to {0} in one step.</translation>
    </message>
    <message>
        <source>Wat het doet</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Vraag</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>De lijst zegt</source>
        <translation>The list says</translation>
    </message>
    <message>
        <source>Nu bekend</source>
        <translation>Known now</translation>
    </message>
    <message>
        <source>Wat er niet gelezen is</source>
        <translation>What was not read</translation>
    </message>
    <message>
        <source>Opnemen</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Annuleren</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} opnemen</source>
        <translation>Take in {0}</translation>
    </message>
</context>
<context>
    <name>ReviewFileList</name>
    <message>
        <source>Bestanden in beoordeling</source>
        <translation>Files under review</translation>
    </message>
    <message>
        <source>Voortgang van het beoordelen</source>
        <translation>Progress of the review</translation>
    </message>
    <message>
        <source>Bestand weglaten</source>
        <translation>Leave file out</translation>
    </message>
    <message>
        <source>Overzicht opslaan…</source>
        <translation>Save overview…</translation>
    </message>
    <message>
        <source>Eén werkmap over alle bestanden, met alle hoofdpunten</source>
        <translation>One workbook on all files, with all main points</translation>
    </message>
    <message>
        <source>Bestanden</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>wordt gelezen en herrekend</source>
        <translation>being read and recomputed</translation>
    </message>
    <message>
        <source>{0} · notities</source>
        <translation>{0} · notes</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Cijfers</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Ontbreekt</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Eisen</source>
        <translation>Requirements</translation>
    </message>
    <message>
        <source>PDF-controle</source>
        <translation>PDF check</translation>
    </message>
    <message>
        <source>Verklaringen</source>
        <translation>Declarations</translation>
    </message>
    <message>
        <source>Inlezen</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Vergelijken</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Besluit</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Onderdelen van de beoordeling</source>
        <translation>Parts of the review</translation>
    </message>
</context>
<context>
    <name>ReviewSaving</name>
    <message>
        <source>Checklist opslaan als PDF</source>
        <translation>Save checklist as PDF</translation>
    </message>
    <message>
        <source>Beoordeling opslaan als JSON</source>
        <translation>Save review as JSON</translation>
    </message>
    <message>
        <source>beoordeling</source>
        <translation>review</translation>
    </message>
    <message>
        <source>Overzicht opslaan als werkmap</source>
        <translation>Save overview as workbook</translation>
    </message>
    <message>
        <source>beoordelingen</source>
        <translation>reviews</translation>
    </message>
</context>
<context>
    <name>ReviewVerdict</name>
    <message>
        <source>Niet gelezen</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>PDF gewijzigd</source>
        <translation>PDF changed</translation>
    </message>
    <message>
        <source>A1 en A2 door elkaar</source>
        <translation>A1 and A2 mixed up</translation>
    </message>
    <message>
        <source>Factor 10</source>
        <translation>Factor of 10</translation>
    </message>
    <message>
        <source>Onderdeel zonder regel</source>
        <translation>Part without a line</translation>
    </message>
    <message>
        <source>Verkeerde grens</source>
        <translation>Wrong limit</translation>
    </message>
    <message>
        <source>Grens niet gehaald</source>
        <translation>Limit missed</translation>
    </message>
    <message>
        <source>Cijfer klopt niet</source>
        <translation>Figure differs</translation>
    </message>
    <message>
        <source>Navragen</source>
        <translation>To be asked</translation>
    </message>
    <message>
        <source>Gegevens ontbreken</source>
        <translation>Data missing</translation>
    </message>
    <message>
        <source>Opmerkingen</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Niet te beoordelen</source>
        <translation>Cannot be reviewed</translation>
    </message>
    <message>
        <source>Klopt niet: 1 punt</source>
        <translation>Does not hold: 1 point</translation>
    </message>
    <message>
        <source>Klopt niet: {0} punten</source>
        <translation>Does not hold: {0} points</translation>
    </message>
    <message>
        <source>Geen fout gevonden, wel open punten</source>
        <translation>No error found, but open points</translation>
    </message>
    <message>
        <source>Niets gevonden dat niet klopt</source>
        <translation>Nothing found that does not hold</translation>
    </message>
    <message>
        <source>Open punten</source>
        <translation>Open points</translation>
    </message>
    <message>
        <source>Niets gevonden</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Beoordelen</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Stoppen</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Bestanden kiezen…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Checklist…</source>
        <translation>Checklist…</translation>
    </message>
    <message>
        <source>Beoordeling opslaan…</source>
        <translation>Save review…</translation>
    </message>
    <message>
        <source>Twee A4 met notities en besluit, eerst op het scherm (Ctrl+P)</source>
        <translation>Two A4 pages with notes and decision, first on screen (Ctrl+P)</translation>
    </message>
    <message>
        <source>Alles met notities en besluit als JSON, om later verder te gaan (Ctrl+S)</source>
        <translation>Everything with notes and decision as JSON, to go on later (Ctrl+S)</translation>
    </message>
    <message>
        <source>Indicatief: geen gevalideerde MPG-berekening</source>
        <translation>Indicative: not a validated MPG calculation</translation>
    </message>
    <message>
        <source>Voortgang van het beoordelen</source>
        <translation>Progress of the review</translation>
    </message>
    <message>
        <source>Beoordelen: {0}</source>
        <translation>Review: {0}</translation>
    </message>
    <message>
        <source>Sleep een plan hierheen: werkmap, PDF, bouwmodel of productverklaring.</source>
        <translation>Drag a plan here: workbook, PDF, building model or product declaration.</translation>
    </message>
    <message>
        <source>{0} wordt gelezen en herrekend…</source>
        <translation>Reading and recomputing {0}…</translation>
    </message>
    <message>
        <source>Geschreven: {0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>Map openen</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Notities terughalen</source>
        <translation>Recover notes</translation>
    </message>
    <message>
        <source>Opgeslagen beoordeling (*.json)</source>
        <translation>Saved review (*.json)</translation>
    </message>
    <message>
        <source>De notities staan er weer bij.</source>
        <translation>The notes are back in place.</translation>
    </message>
    <message>
        <source>Deze notities horen bij een ander bestand ({0}). Alleen de opmerkingen zijn overgenomen.</source>
        <translation>These notes belong to another file ({0}). Only the remarks were taken over.</translation>
    </message>
    <message>
        <source>Notities</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>De notities zijn niet opgeslagen en gaan verloren.</source>
        <translation>The notes are not saved and will be lost.</translation>
    </message>
</context>
<context>
    <name>RulesTab</name>
    <message>
        <source>Uitkomst</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Plaats</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Spelregel</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>Spelregels</source>
        <translation>Rules of play</translation>
    </message>
    <message>
        <source>Past niet</source>
        <translation>Does not fit</translation>
    </message>
    <message>
        <source>Zelf na te lopen: niet te zien in de stukken</source>
        <translation>For you to check: not seen in the documents</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>Fits</translation>
    </message>
    <message>
        <source>Kies een spelregel om te lezen wat ervan te zien is.</source>
        <translation>Choose a rule to read what is seen of it.</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message>
        <source>{0} weer open</source>
        <translation>{0} open again</translation>
    </message>
    <message>
        <source>{0} weet ik niet</source>
        <translation>{0} not known</translation>
    </message>
    <message>
        <source>{0} niet van toepassing</source>
        <translation>{0} not applicable</translation>
    </message>
    <message>
        <source>{0} is er nog niet</source>
        <translation>{0} does not exist yet</translation>
    </message>
    <message>
        <source>{0} is er</source>
        <translation>{0} is there</translation>
    </message>
</context>
<context>
    <name>ScoreRows</name>
    <message>
        <source>Hiervoor was er geen cijfer.</source>
        <translation>There was no figure before this.</translation>
    </message>
    <message>
        <source>{0} · haalt doel</source>
        <translation>{0} · meets target</translation>
    </message>
    <message>
        <source>{0} · mist doel</source>
        <translation>{0} · misses target</translation>
    </message>
</context>
<context>
    <name>ScoreSide</name>
    <message>
        <source>Indicatie</source>
        <translation>Indication</translation>
    </message>
    <message>
        <source>Scorekaart</source>
        <translation>Scorecard</translation>
    </message>
    <message>
        <source>Toont naast de vaste cijfers wat voorlopige producten en schattingen erbij doen</source>
        <translation>Shows beside the firm figures what provisional products and estimates add</translation>
    </message>
</context>
<context>
    <name>SectionTableModel</name>
    <message>
        <source>Nagekeken; ✎ is een notitie</source>
        <translation>Checked; ✎ is a note</translation>
    </message>
    <message>
        <source>Nagekeken. {0}</source>
        <translation>Checked. {0}</translation>
    </message>
</context>
<context>
    <name>SetsTab</name>
    <message>
        <source>Kopieer naar eigen eisenset</source>
        <translation>Copy to own requirement set</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Eisensets</source>
        <translation>Requirement sets</translation>
    </message>
    <message>
        <source>✎ {0}</source>
        <translation>✎ {0}</translation>
    </message>
    <message>
        <source>{0}, editie {1}</source>
        <translation>{0}, edition {1}</translation>
    </message>
    <message>
        <source>Editie {0} · {1}</source>
        <translation>Edition {0} · {1}</translation>
    </message>
    <message>
        <source>De projecten zijn alleen te lezen; er is niets te wijzigen.</source>
        <translation>The projects are read-only; nothing can be changed.</translation>
    </message>
    <message>
        <source>Wijzig een grens met F2 of een dubbele klik in de kolom Grens.</source>
        <translation>Change a limit with F2 or a double click in the column Limit.</translation>
    </message>
    <message>
        <source>Meegeleverd, te wijzigen in een eigen kopie.</source>
        <translation>Shipped, to be changed in a copy of your own.</translation>
    </message>
    <message>
        <source>Vul een getal in.</source>
        <translation>Enter a number.</translation>
    </message>
    <message>
        <source>Eisenset kopiëren</source>
        <translation>Copy requirement set</translation>
    </message>
    <message>
        <source>Eigen eisenset gemaakt: {0}</source>
        <translation>Own requirement set made: {0}</translation>
    </message>
    <message>
        <source>Een eisenset heeft een titel nodig.</source>
        <translation>A requirement set needs a title.</translation>
    </message>
    <message>
        <source>Eisenset hernoemen</source>
        <translation>Rename requirement set</translation>
    </message>
    <message>
        <source>Grens wijzigen</source>
        <translation>Change limit</translation>
    </message>
    <message>
        <source>Grens gewijzigd in {0}</source>
        <translation>Limit changed in {0}</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Eisenset verwijderen</source>
        <translation>Delete requirement set</translation>
    </message>
    <message>
        <source>Eisenset verwijderd: {0}</source>
        <translation>Requirement set deleted: {0}</translation>
    </message>
    <message>
        <source>Eisen</source>
        <translation>Requirements</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Instellingen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Weergave</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Taal van het venster</source>
        <translation>Language of the window</translation>
    </message>
    <message>
        <source>zoals het systeem</source>
        <translation>as the system</translation>
    </message>
    <message>
        <source>licht</source>
        <translation>light</translation>
    </message>
    <message>
        <source>donker</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>Kleuren</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Grootte van de letters</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>Getallen schrijven als</source>
        <translation>Write numbers as</translation>
    </message>
    <message>
        <source>Nieuwe projecten en rapporten</source>
        <translation>New projects and reports</translation>
    </message>
    <message>
        <source>Eisenset van nieuwe projecten</source>
        <translation>Requirement set of new projects</translation>
    </message>
    <message>
        <source>Per project te wijzigen op de pagina Gebouw.</source>
        <translation>Can be changed per project on the page Building.</translation>
    </message>
    <message>
        <source>Taal van rapporten</source>
        <translation>Language of reports</translation>
    </message>
    <message>
        <source>Organisatie</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Komt op elk rapport.</source>
        <translation>Is printed on every report.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Sneltoetsen</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Voorgestelde producten</source>
        <translation>Proposed products</translation>
    </message>
    <message>
        <source>Venster</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Wiel</source>
        <translation>Wheel</translation>
    </message>
    <message>
        <source>Projecten en varianten</source>
        <translation>Projects and variants</translation>
    </message>
    <message>
        <source>Materiaalstaat</source>
        <translation>Bill of materials</translation>
    </message>
    <message>
        <source>Sluiten</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Een plan van een ander beoordelen</source>
        <translation>Review a plan made by others</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Opnieuw</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Naar het volgende of vorige onderdeel</source>
        <translation>To the next or previous control</translation>
    </message>
    <message>
        <source>Naar de melding onder in het venster; Esc sluit haar</source>
        <translation>To the notice at the bottom of the window; Esc closes it</translation>
    </message>
    <message>
        <source>Dit overzicht</source>
        <translation>This sheet</translation>
    </message>
    <message>
        <source>Naar de volgende of vorige indicator</source>
        <translation>To the next or previous indicator</translation>
    </message>
    <message>
        <source>Naar de eerste of laatste indicator</source>
        <translation>To the first or last indicator</translation>
    </message>
    <message>
        <source>Naar de invoer van de indicator</source>
        <translation>To the inputs of the indicator</translation>
    </message>
    <message>
        <source>Naar wat nog open is, en dan naar de volgende vraag</source>
        <translation>To what is still open, and then to the next question</translation>
    </message>
    <message>
        <source>Naar de volgende open vraag, of terug</source>
        <translation>To the next open question, or back</translation>
    </message>
    <message>
        <source>Het voorgestelde antwoord geven</source>
        <translation>Give the suggested answer</translation>
    </message>
    <message>
        <source>Weet ik niet, of weer open</source>
        <translation>Do not know, or open again</translation>
    </message>
    <message>
        <source>Dit stuk is er nog niet, of toch</source>
        <translation>This document does not exist yet, or does after all</translation>
    </message>
    <message>
        <source>J · N · W · T</source>
        <translation>Y · N · U · A</translation>
    </message>
    <message>
        <source>Ja, nee, weet ik niet, niet van toepassing</source>
        <translation>Yes, no, do not know, not applicable</translation>
    </message>
    <message>
        <source>Naar het vorige of volgende punt</source>
        <translation>To the point before or behind</translation>
    </message>
    <message>
        <source>Van cel naar cel</source>
        <translation>From cell to cell</translation>
    </message>
    <message>
        <source>Meer cellen kiezen</source>
        <translation>Select more cells</translation>
    </message>
    <message>
        <source>Cel bewerken; typen vervangt de inhoud</source>
        <translation>Edit the cell; typing replaces its content</translation>
    </message>
    <message>
        <source>Invoer vastleggen en naar de volgende regel</source>
        <translation>Commit the entry and go to the next line</translation>
    </message>
    <message>
        <source>Invoer in alle gekozen cellen zetten</source>
        <translation>Put the entry in all selected cells</translation>
    </message>
    <message>
        <source>Invoer laten vervallen</source>
        <translation>Drop the entry</translation>
    </message>
    <message>
        <source>Gekozen cellen leegmaken</source>
        <translation>Clear the selected cells</translation>
    </message>
    <message>
        <source>Blok kopiëren of knippen, ook naar Excel</source>
        <translation>Copy or cut a block, to Excel too</translation>
    </message>
    <message>
        <source>Blok plakken, ook uit Excel</source>
        <translation>Paste a block, from Excel too</translation>
    </message>
    <message>
        <source>Omlaag doorvoeren</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>Regel invoegen</source>
        <translation>Insert line</translation>
    </message>
    <message>
        <source>Gekozen regels verwijderen</source>
        <translation>Delete the selected lines</translation>
    </message>
    <message>
        <source>Gekozen regels verplaatsen</source>
        <translation>Move the selected lines</translation>
    </message>
    <message>
        <source>Opbouw openen in lagen, of de lagen sluiten</source>
        <translation>Open an assembly into layers, or close the layers</translation>
    </message>
    <message>
        <source>Alles kiezen</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Zoeken in de staat</source>
        <translation>Find in the bill</translation>
    </message>
    <message>
        <source>Naar de volgende of vorige vindplaats</source>
        <translation>To the next or previous match</translation>
    </message>
    <message>
        <source>Naar het voorstel boven de materiaalstaat; Esc gaat naar de tabel</source>
        <translation>To the proposal above the bill; Esc goes to the table</translation>
    </message>
    <message>
        <source>Product bevestigen</source>
        <translation>Confirm product</translation>
    </message>
    <message>
        <source>Alle regels met dezelfde omschrijving bevestigen</source>
        <translation>Confirm all lines with the same description</translation>
    </message>
    <message>
        <source>Alles met een sterke reden bevestigen</source>
        <translation>Confirm everything with a strong reason</translation>
    </message>
    <message>
        <source>Een van de voorstellen nemen</source>
        <translation>Take one of the proposals</translation>
    </message>
    <message>
        <source>Ander product zoeken</source>
        <translation>Search for another product</translation>
    </message>
    <message>
        <source>Niet dit product: de regel heeft er geen</source>
        <translation>Not this product: the line has none</translation>
    </message>
    <message>
        <source>Naar het volgende of vorige voorstel</source>
        <translation>To the next or previous proposal</translation>
    </message>
    <message>
        <source>Nieuw project</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>Bestanden importeren</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>Zoeken in de projecten</source>
        <translation>Search the projects</translation>
    </message>
    <message>
        <source>Variant hernoemen</source>
        <translation>Rename variant</translation>
    </message>
    <message>
        <source>Gekozen projecten of variant verwijderen</source>
        <translation>Delete the selected projects or variant</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Het wiel vult zich zodra er gegevens zijn. Begin met het gebouw en de aanvraagdatum, plak daarna de materiaalstaat uit Excel en vul de overige resultaten in.</source>
        <translation>The wheel fills as soon as there are data. Start with the building and the permit date, then paste the bill of materials from Excel and fill in the other results.</translation>
    </message>
    <message>
        <source>Gebouw</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>Materialen</source>
        <translation>Materials</translation>
    </message>
    <message>
        <source>Energie en overig</source>
        <translation>Energy and more</translation>
    </message>
    <message>
        <source>Nog niets te beoordelen</source>
        <translation>Nothing to assess yet</translation>
    </message>
    <message>
        <source>Het project</source>
        <translation>The project</translation>
    </message>
    <message>
        <source>Begin met de vragen</source>
        <translation>Start with the questions</translation>
    </message>
    <message>
        <source>Onbekend</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>De plek</source>
        <translation>The place</translation>
    </message>
    <message>
        <source>Welke van deze stukken zijn er?</source>
        <translation>Which of these documents are there?</translation>
    </message>
    <message>
        <source>Ligt klaar</source>
        <translation>At hand</translation>
    </message>
    <message>
        <source>J</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Is er nog niet</source>
        <translation>Not there yet</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
</context>
<context>
    <name>StartFrom</name>
    <message>
        <source>Leeg</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Voorbeeld</source>
        <translation>Example</translation>
    </message>
    <message>
        <source>Eigen bestand</source>
        <translation>Own file</translation>
    </message>
    <message>
        <source>Welk voorbeeld</source>
        <translation>Which example</translation>
    </message>
    <message>
        <source>Bestand kiezen…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>nog geen bestand gekozen</source>
        <translation>no file chosen yet</translation>
    </message>
    <message>
        <source>alles wordt later ingevuld</source>
        <translation>everything is filled in later</translation>
    </message>
    <message>
        <source>Bestand kiezen</source>
        <translation>Choose file</translation>
    </message>
</context>
<context>
    <name>StartRefusedDialog</name>
    <message>
        <source>De projecten zijn niet te openen</source>
        <translation>The projects cannot be opened</translation>
    </message>
    <message>
        <source>Reservekopie terugzetten…</source>
        <translation>Restore backup…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Indicatief: geen gevalideerde MPG-berekening</source>
        <translation>Indicative: not a validated MPG calculation</translation>
    </message>
    <message>
        <source>Niet opgeslagen</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Wordt opgeslagen…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Alleen lezen</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>Alles opgeslagen</source>
        <translation>All saved</translation>
    </message>
    <message>
        <source>{0} regels</source>
        <translation>{0} lines</translation>
    </message>
    <message>
        <source>1 regel</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>{0} voorlopig</source>
        <translation>{0} provisional</translation>
    </message>
    <message>
        <source>{0} zonder product</source>
        <translation>{0} without product</translation>
    </message>
    <message>
        <source>▲ {0} bevindingen</source>
        <translation>▲ {0} findings</translation>
    </message>
    <message>
        <source>▲ 1 bevinding</source>
        <translation>▲ 1 finding</translation>
    </message>
</context>
<context>
    <name>SwappedDialog</name>
    <message>
        <source>Plaats van het projectenbestand</source>
        <translation>Place of the project file</translation>
    </message>
    <message>
        <source>Mijn versie</source>
        <translation>My version</translation>
    </message>
    <message>
        <source>Terugzetten</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>Andere versie</source>
        <translation>Other version</translation>
    </message>
    <message>
        <source>Nu niet</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Het projectenbestand is vervangen. Met welke versie gaat u verder?</source>
        <translation>The project file was replaced. Which version do you go on with?</translation>
    </message>
    <message>
        <source>Een ander programma, meestal van een gesynchroniseerde map, heeft het vervangen of gewijzigd terwijl Meetlat het open had. Tot u kiest, wordt niets meer opgeslagen.</source>
        <translation>Another program, usually of a synchronised folder, replaced or changed it while Meetlat had it open. Until you choose, nothing more is saved.</translation>
    </message>
    <message>
        <source>Mijn versie: de projecten zoals in dit venster. De andere versie blijft ernaast liggen.</source>
        <translation>My version: the projects as in this window. The other version stays beside it.</translation>
    </message>
    <message>
        <source>Andere versie: de projecten zoals nu in het bestand. Uw versie wordt een reservekopie. Staat het open project er anders in, dan komt het uwe ernaast.</source>
        <translation>Other version: the projects as in the file now. Your version becomes a backup. If the open project differs there, yours is put beside it.</translation>
    </message>
    <message>
        <source>Het projectenbestand is weg. Wilt u het terugzetten?</source>
        <translation>The project file is gone. Do you want to put it back?</translation>
    </message>
    <message>
        <source>Een ander programma heeft het weggehaald of verplaatst terwijl Meetlat het open had. Tot u kiest, wordt niets meer opgeslagen.</source>
        <translation>Another program removed or moved it while Meetlat had it open. Until you choose, nothing more is saved.</translation>
    </message>
    <message>
        <source>De projecten zoals in dit venster komen dan weer in het bestand.</source>
        <translation>The projects as in this window then come back into the file.</translation>
    </message>
    <message>
        <source>Uw versie staat weer in het projectenbestand. Wat er stond, ligt ernaast.</source>
        <translation>Your version is in the project file again. What was there lies beside it.</translation>
    </message>
    <message>
        <source>U werkt verder met de andere versie. De uwe staat bij de reservekopieën.</source>
        <translation>You go on with the other version. Yours is among the backups.</translation>
    </message>
    <message>
        <source>U werkt verder met de andere versie. Van de uwe was alleen het open project nog heel.</source>
        <translation>You go on with the other version. Of yours, only the open project was still whole.</translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message>
        <source>Dit past niet in de kolom {0}.</source>
        <translation>This does not fit the column {0}.</translation>
    </message>
    <message>
        <source>Verplaatsen kan in de volgorde van de staat: zet filter, sortering en groepen uit.</source>
        <translation>Lines move in the order of the bill: switch filter, sorting and groups off.</translation>
    </message>
    <message>
        <source>Kies eerst een of meer regels.</source>
        <translation>Select one or more lines first.</translation>
    </message>
    <message>
        <source>Losmaakbaarheid wijzigen</source>
        <translation>Change detachability</translation>
    </message>
    <message>
        <source>Kies eerst een regel.</source>
        <translation>Select a line first.</translation>
    </message>
</context>
<context>
    <name>TargetTableModel</name>
    <message>
        <source>Indicator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Nu</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Doel</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Grens</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>Standing</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>kies</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>eigen cijfer</source>
        <translation>own figure</translation>
    </message>
    <message>
        <source>geen doel</source>
        <translation>no target</translation>
    </message>
    <message>
        <source>{0}, set {1}</source>
        <translation>{0}, set {1}</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <source>streef {0}</source>
        <translation>aim {0}</translation>
    </message>
</context>
<context>
    <name>TextPreview</name>
    <message>
        <source>Welke eistekst</source>
        <translation>Which requirement text</translation>
    </message>
    <message>
        <source>Alle doelen</source>
        <translation>All targets</translation>
    </message>
    <message>
        <source>Gekozen indicator</source>
        <translation>Selected indicator</translation>
    </message>
    <message>
        <source>Kopiëren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Bewaren…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Eistekst</source>
        <translation>Requirement text</translation>
    </message>
    <message>
        <source>Kies een doel voor deze indicator; dan staat hier de eistekst.</source>
        <translation>Choose a target for this indicator; its requirement text then stands here.</translation>
    </message>
    <message>
        <source>Kies doelen in de tabel, of zet ze in één keer met Doelen zetten. Hier komt de eistekst.</source>
        <translation>Choose targets in the table, or set them all at once with Set targets. The requirement text comes here.</translation>
    </message>
    <message>
        <source>De eistekst staat op het klembord.</source>
        <translation>The requirement text is on the clipboard.</translation>
    </message>
    <message>
        <source>Tekst (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Eistekst bewaren</source>
        <translation>Save requirement text</translation>
    </message>
    <message>
        <source>eisen.txt</source>
        <translation>requirements.txt</translation>
    </message>
    <message>
        <source>De eistekst is bewaard in {0}.</source>
        <translation>The requirement text was saved in {0}.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Opnieuw</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Meetlat</source>
        <translation>Meetlat</translation>
    </message>
    <message>
        <source>Naamloos project</source>
        <translation>Unnamed project</translation>
    </message>
    <message>
        <source>Fase: {0}</source>
        <translation>Phase: {0}</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
    <message>
        <source> (vastgelegd)</source>
        <translation> (frozen)</translation>
    </message>
    <message>
        <source>Geen aanvraagdatum: wettelijke grenzen onbekend</source>
        <translation>No permit date: legal limits unknown</translation>
    </message>
    <message>
        <source>geen wettelijke MPG-eis</source>
        <translation>no legal MPG limit</translation>
    </message>
    <message>
        <source>wettelijke regels niet bekend</source>
        <translation>legal rules not known</translation>
    </message>
    <message>
        <source>Aanvraag {0} → {1}</source>
        <translation>Permit date {0} → {1}</translation>
    </message>
</context>
<context>
    <name>TypedInput</name>
    <message>
        <source>Dit moet groter dan nul zijn.</source>
        <translation>This must be greater than zero.</translation>
    </message>
    <message>
        <source>Dit moet een heel aantal zijn.</source>
        <translation>This must be a whole number.</translation>
    </message>
    <message>
        <source>Dit is geen getal.</source>
        <translation>This is not a number.</translation>
    </message>
    <message>
        <source>Schrijf decimalen met een komma.</source>
        <translation>Write decimals with a comma.</translation>
    </message>
    <message>
        <source>Schrijf decimalen met een punt.</source>
        <translation>Write decimals with a point.</translation>
    </message>
    <message>
        <source>Dit is geen datum. Schrijf dag-maand-jaar, zoals 1-7-2026.</source>
        <translation>This is not a date. Write day-month-year, such as 1-7-2026.</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Niet opgeslagen</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>De laatste wijzigingen zijn niet opgeslagen.</source>
        <translation>The last changes are not saved.</translation>
    </message>
    <message>
        <source>Open houden</source>
        <translation>Keep open</translation>
    </message>
    <message>
        <source>Sluiten zonder opslaan</source>
        <translation>Close without saving</translation>
    </message>
</context>
<context>
    <name>VariantActions</name>
    <message>
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>{0} (kopie)</source>
        <translation>{0} (copy)</translation>
    </message>
    <message>
        <source>Variant kopiëren</source>
        <translation>Copy variant</translation>
    </message>
    <message>
        <source>{0} (zoals geopend)</source>
        <translation>{0} (as opened)</translation>
    </message>
    <message>
        <source>Beginstand als variant</source>
        <translation>Beginning as variant</translation>
    </message>
    <message>
        <source>Variant hernoemen</source>
        <translation>Rename variant</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
    <message>
        <source>Variant verwijderen</source>
        <translation>Delete variant</translation>
    </message>
    <message>
        <source>{0} is verwijderd.</source>
        <translation>{0} is deleted.</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Variant vastleggen</source>
        <translation>Freeze variant</translation>
    </message>
    <message>
        <source>Momentopname maken</source>
        <translation>Make snapshot</translation>
    </message>
</context>
<context>
    <name>VariantCard</name>
    <message>
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
</context>
<context>
    <name>VariantTableModel</name>
    <message>
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>Fase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Staat</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Regels</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>BVO</source>
        <translation>GFA</translation>
    </message>
    <message>
        <source>Naamloze variant</source>
        <translation>Unnamed variant</translation>
    </message>
    <message>
        <source>{0} m²</source>
        <translation>{0} m²</translation>
    </message>
    <message>
        <source>vastgelegd op {0}</source>
        <translation>frozen on {0}</translation>
    </message>
    <message>
        <source>nu in beeld</source>
        <translation>in view now</translation>
    </message>
    <message>
        <source>te bewerken</source>
        <translation>editable</translation>
    </message>
</context>
<context>
    <name>VariantsPage</name>
    <message>
        <source>Kopie maken</source>
        <translation>Make copy</translation>
    </message>
    <message>
        <source>Uit bestand…</source>
        <translation>From file…</translation>
    </message>
    <message>
        <source>Hernoemen…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Vastleggen…</source>
        <translation>Freeze…</translation>
    </message>
    <message>
        <source>Verwijderen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Een andere naam geven (F2)</source>
        <translation>Give another name (F2)</translation>
    </message>
    <message>
        <source>Deze variant verwijderen (Delete)</source>
        <translation>Delete this variant (Delete)</translation>
    </message>
    <message>
        <source>Varianten</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>De varianten worden doorgerekend…</source>
        <translation>Calculating the variants…</translation>
    </message>
    <message>
        <source>Er is één variant, dus nog niets te vergelijken. Maak een kopie en verander die, of haal een tweede ontwerp uit een werkmap. Daarna staan hier de verschillen per indicator, per elementgroep en per regel.</source>
        <translation>There is one variant, so nothing to compare yet. Make a copy and change it, or take a second design from a workbook. The differences per indicator, element group and line then stand here.</translation>
    </message>
    <message>
        <source>Vergelijken met het begin</source>
        <translation>Compare with beginning</translation>
    </message>
    <message>
        <source>De variant zoals die was bij het openen komt ernaast te staan; de wijzigingen blijven.</source>
        <translation>The variant as it was on opening comes beside it; the changes stay.</translation>
    </message>
    <message>
        <source>Nog niets te vergelijken</source>
        <translation>Nothing to compare yet</translation>
    </message>
    <message>
        <source>Alleen lezen: varianten zijn te vergelijken, niet te veranderen.</source>
        <translation>Read-only: variants can be compared, not changed.</translation>
    </message>
    <message>
        <source>Deze variant is vastgelegd en verandert niet meer. Werk verder in een kopie.</source>
        <translation>This variant is frozen and no longer changes. Go on in a copy.</translation>
    </message>
    <message>
        <source>Dubbelklik of Enter brengt een variant in beeld.</source>
        <translation>A double click or Enter brings a variant into view.</translation>
    </message>
    <message>
        <source>Variant hernoemen</source>
        <translation>Rename variant</translation>
    </message>
    <message>
        <source>Naam van de variant</source>
        <translation>Name of the variant</translation>
    </message>
</context>
<context>
    <name>WindowUndo</name>
    <message>
        <source>Ongedaan maken: {0}</source>
        <translation>Undo: {0}</translation>
    </message>
    <message>
        <source>Ongedaan maken</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Opnieuw: {0}</source>
        <translation>Redo: {0}</translation>
    </message>
    <message>
        <source>Opnieuw</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>In de bibliotheek</source>
        <translation>In the library</translation>
    </message>
    <message>
        <source>In de lijst met projecten</source>
        <translation>In the list of projects</translation>
    </message>
    <message>
        <source>In het geopende project</source>
        <translation>In the open project</translation>
    </message>
    <message>
        <source>Er is hier niets om ongedaan te maken.</source>
        <translation>There is nothing to undo here.</translation>
    </message>
    <message>
        <source>Ongedaan gemaakt in de lijst: {0}</source>
        <translation>Undone in the list: {0}</translation>
    </message>
    <message>
        <source>Er is hier niets om opnieuw te doen.</source>
        <translation>There is nothing to redo here.</translation>
    </message>
    <message>
        <source>Opnieuw gedaan in de lijst: {0}</source>
        <translation>Redone in the list: {0}</translation>
    </message>
    <message>
        <source>Wat u in het project wijzigde, maakt u ongedaan op een pagina van het project.</source>
        <translation>What you changed in the project is undone on a page of the project.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Wat u in dit venster ziet, is er nog. Kies met welke versie u verdergaat.</source>
        <translation>What you see in this window is still there. Choose which version you go on with.</translation>
    </message>
    <message>
        <source>Kiezen…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Opnieuw opslaan</source>
        <translation>Save again</translation>
    </message>
</context>
<context>
    <name>_Hint</name>
    <message>
        <source>Niet van toepassing</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>Weet ik niet</source>
        <translation>Do not know</translation>
    </message>
</context>
<context>
    <name>_PageList</name>
    <message>
        <source>Pagina&apos;s</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>{0}, {1} van {2} gedaan</source>
        <translation>{0}, {1} of {2} done</translation>
    </message>
    <message>
        <source>{0}: {1} van {2} gedaan</source>
        <translation>{0}: {1} of {2} done</translation>
    </message>
    <message>
        <source>Alles</source>
        <translation>All</translation>
    </message>
</context>
</TS>
