"""Keys that an LCAx file of this program carries for facts that LCAx has no place for."""

META_DATA_KEYS = {
    "variant_id": "meetlatVariantId",
    "variant": "meetlatVariant",
    "type": "meetlatBuildingType",
    "gross_floor_area_m2": "meetlatGrossFloorAreaM2",
    "permit_application_date": "meetlatPermitDate",
}
"""Field of project, variant or building -> key in `metaData`."""
