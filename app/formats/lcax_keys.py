"""Keys in LCAx files of this program for facts that LCAx itself has no field for."""

META_DATA_KEYS = {
    "variant_id": "meetlatVariantId",
    "variant": "meetlatVariant",
    "type": "meetlatBuildingType",
    "gross_floor_area_m2": "meetlatGrossFloorAreaM2",
    "permit_application_date": "meetlatPermitDate",
}
"""Field of project, variant or building -> key in `metaData`."""
