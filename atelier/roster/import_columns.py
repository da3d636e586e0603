"""Which column of a list of volunteers holds what, and what each field is called."""

from atelier.language import tr
from atelier.people.columns import PEOPLE
from atelier.people.import_rows import field_label

VOLUNTEERS = PEOPLE.with_more(
    {
        "name": "naam|volledige naam|naam vrijwilliger|vrijwilliger|name|full name|volunteer",
        "postcode": "postcode|postkode|pc|postal code|zip|zip code|zipcode",
        "status": "status|status vrijwilliger|stand",
        "since": """startdatum|begindatum|datum start|begonnen op|vrijwilliger sinds|sinds|start|
            begin|eerste dag|start date|since|volunteer since|first day""",
        "until": """einddatum|datum einde|gestopt op|vrijwilliger tot|tot|einde|laatste dag|
            end date|until|last day""",
        "agreement_on": """overeenkomst|datum overeenkomst|vrijwilligersovereenkomst|
            overeenkomst op|overeenkomst getekend op|getekend op|agreement|agreement date|
            agreement on""",
        "of_age": "21 of ouder|21 jaar of ouder|21 or older|of age",
        "bhv_until": """bhv|bhv tot|bhv geldig tot|bhv geldig|geldigheid bhv|bhv certificaat tot|
            bhv until|bhv valid until""",
        "roles": """rol|rollen|functie|functies|taak|taken|werk|werkzaamheden|role|roles|task|
            tasks|work""",
        "trained": "ingewerkt|is ingewerkt|trained",
        "vog_seen_on": "vog|vog gezien|vog gezien op|vog datum|datum vog|vog seen|vog seen on",
        "vog_seen_by": "vog gezien door|vog door|vog seen by",
        "min_shifts": """minimum diensten|min diensten|minimaal diensten|
            minimum diensten per maand|minimum shifts|min shifts""",
        "max_shifts": """maximum diensten|max diensten|maximaal diensten|
            maximum diensten per maand|maximum shifts|max shifts""",
        "max_hours": """maximum uren|max uren|maximaal uren|maximum uren per maand|
            max uren per maand|maximum hours|max hours""",
        "emergency_name": """noodcontact|naam noodcontact|contact bij nood|bij nood|
            in geval van nood|contactpersoon|contactpersoon bij nood|ice|emergency contact|
            emergency name""",
        "emergency_phone": """telefoon noodcontact|tel noodcontact|telefoonnummer noodcontact|
            noodnummer|noodtelefoon|telefoon bij nood|emergency phone|emergency number""",
        "street": "adres|straat|straatnaam|straat en huisnummer|address|street",
        "house_number": "huisnummer|huisnr|house number",
        "town": "woonplaats|plaats|plaatsnaam|town|city",
    }
)
"""What a list of volunteers can bring: what DOMAIN 4.3 lets a house keep, and no more."""


def volunteer_field_label(name: str) -> str:
    """Give what a field of a list of volunteers is called."""
    own = {
        "status": tr("Status"),
        "since": tr("First day"),
        "until": tr("Last day"),
        "agreement_on": tr("Agreement signed on"),
        "of_age": tr("21 or older"),
        "bhv_until": tr("BHV valid until"),
        "roles": tr("Roles"),
        "trained": tr("Knows the work"),
        "vog_seen_on": tr("VOG seen on"),
        "vog_seen_by": tr("VOG seen by"),
        "min_shifts": tr("Shifts a month, at least"),
        "max_shifts": tr("Shifts a month, at most"),
        "max_hours": tr("Hours a month, at most"),
        "emergency_name": tr("In case of emergency: name"),
        "emergency_phone": tr("In case of emergency: phone"),
        "street": tr("Street"),
        "house_number": tr("House number"),
        "town": tr("Town"),
    }
    return own.get(name) or field_label(name)
