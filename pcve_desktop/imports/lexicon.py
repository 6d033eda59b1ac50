"""The words that real lists put above their columns, in English, French and German.

Each concept has its phrases, compared without case, accents and plural s (see `words`). A phrase
matches as whole words inside a header; the best match is the header that says nothing else.
"""

from __future__ import annotations

from typing import Final


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split("|"))


CONCEPTS: Final[dict[str, tuple[str, ...]]] = {
    "name": _phrases(
        "nom | nom de la structure | nom de l organisme | name | organisation | organization "
        "| organisation name | organisme | association | structure | agency | agency name "
        "| partner | partenaire | etablissement | raison sociale | denomination | intitule "
        "| institution | institution name | einrichtung | verein | traeger | trager "
        "| bezeichnung | name der einrichtung | club | entite | nom de l association"
    ),
    "short_name": _phrases(
        "sigle | acronyme | acronym | abbreviation | abreviation | nom court | short name "
        "| kurzname | kuerzel | kurzel | abkurzung | abkuerzung | nom usuel"
    ),
    "other_names": _phrases(
        "autre nom | ancien nom | aussi connu | other name | former name | also known as | alias "
        "| andere name | fruherer name | frueherer name"
    ),
    "spheres": _phrases("sphere | champ d action | handlungsfeld | pilier | pillar"),
    "member_role": _phrases(
        "role dans le reseau | statut dans le reseau | participation | membership | member role "
        "| role in the network | rolle im netzwerk | mitgliedschaft | engagement"
    ),
    "kind": _phrases(
        "type | kind | type de structure | type d organisme | statut | statut juridique "
        "| nature | art | typ | art der einrichtung | rechtsform | type of organisation "
        "| organisation type | agency type"
    ),
    "category": _phrases(
        "categorie | category | sous categorie | grande categorie | domaine | secteur | sector "
        "| theme | thematique | champ | kategorie | bereich | themenfeld | strategy "
        "| domaine d intervention | field | rubrique"
    ),
    "address": _phrases(
        "adresse | address | adresse postale | street | street address | rue | voie | anschrift "
        "| strasse | postanschrift | site address | location | lieu | siege | agency address "
        "| mailing address | adresse du siege | standort | strasse hausnummer"
    ),
    "address_more": _phrases(
        "adresse secondaire | adresse 2 | complement d adresse | complement adresse | address 2 "
        "| address line 2 | secondary address | adresszusatz | autre adresse"
    ),
    "postcode": _phrases(
        "code postal | cp | postcode | postal code | zip | zip code | plz | postleitzahl"
    ),
    "city": _phrases("ville | commune | city | town | ort | stadt | localite | municipality"),
    "neighbourhood": _phrases(
        "quartier | neighbourhood | neighborhood | stadtteil | district | viertel "
        "| arrondissement | secteur geographique | territoire | qpv"
    ),
    "phone": _phrases(
        "telephone | tel | numero | numero de telephone | no de telephone | n de telephone "
        "| phone | phone number | telefon | telefonnummer | rufnummer | fixe | tel fixe "
        "| portable | mobile | handy | standard | telephone number | coordonnee telephonique"
    ),
    "email": _phrases(
        "mail | e mail | email | courriel | adresse mail | adresse e mail | adresse email | mel "
        "| adresse electronique | email address | e mail adresse | mailadresse "
        "| courrier electronique"
    ),
    "website": _phrases(
        "site web | site internet | site | web | website | url | internet | webseite | homepage "
        "| page web | lien | link | webadresse"
    ),
    "description": _phrases(
        "description | presentation | descriptif | objet | mission | about | purpose "
        "| beschreibung | angaben | resume | summary | but | objectif | kurzbeschreibung "
        "| detail"
    ),
    "offers": _phrases(
        "service | offre | activite | action | prestation | offer | activity | program "
        "| programme | program name | programme name | projet | project | angebot | leistung "
        "| aktivitaet | aktivitat | dispositif | accompagnement | atelier"
    ),
    "needs": _phrases("besoin | need | attente | bedarf | bedurfnis | beduerfnis"),
    "publics": _phrases(
        "public | public accueilli | public vise | public cible | beneficiaire | audience "
        "| target group | zielgruppe | age | tranche d age | altersgruppe | age group "
        "| homme femme enfant | people served | clientele | usager"
    ),
    "hours": _phrases(
        "horaire | horaire d ouverture | ouverture | hour | opening hour | opening time "
        "| offnungszeit | oeffnungszeit | sprechzeit | permanence | jour et horaire"
    ),
    "access": _phrases(
        "acces | transport | acces transport | access | anfahrt | haltestelle | arret "
        "| public transport"
    ),
    "contact_name": _phrases(
        "contact | nom du contact | personne contact | personne a contacter | referent "
        "| responsable | interlocuteur | correspondant | prenom | prenom nom | nom prenom "
        "| nom du responsable | contact person | contact name | first name | last name "
        "| surname | ansprechpartner | ansprechperson | kontakt | kontaktperson | vorname "
        "| nachname | president | directeur | director | leiter | leitung | vorsitzende "
        "| manager | coordinator | coordinateur | nom de famille"
    ),
    "contact_role": _phrases(
        "fonction | poste | role | qualite | job title | title | titre | position | funktion "
        "| stellung | rolle | fonction du contact"
    ),
    "languages": _phrases("langue | language | sprache | language other"),
    "notes": _phrases(
        "remarque | note | commentaire | comment | observation | divers | bemerkung | anmerkung "
        "| notiz | hinweis | info | information | complement"
    ),
    "verified": _phrases(
        "mise a jour | date de mise a jour | last verified | verified on | maj | last update "
        "| updated | stand | aktualisiert | verifie le | derniere verification"
    ),
    "external_id": _phrases(
        "siret | siren | rna | numero siret | n siret | numero rna | waldec | external id | ein "
        "| charity number | registernummer | vereinsregisternummer"
    ),
    "ignored": _phrases(
        "latitude | longitude | lat | lon | lng | long | gps | coordonnee gps | id "
        "| identifiant | no | nr | horodateur | timestamp | geo point | code insee | x | y "
        "| geometry | fax | telecopie | telefax"
    ),
}
"""Phrases by concept, in the folded form that `words` gives."""

FIRST_NAMES: Final = ("prenom", "first name", "vorname", "given name")
"""Headers beside which a plain “Nom” or “Name” is the name of a person."""

SURNAMES: Final = ("nom", "name", "nachname", "surname", "last name", "nom de famille")
"""Headers that name a person when a first name stands beside them."""

SLOT_WORDS: Final = {
    "1": 1, "i": 1, "premier": 1, "principal": 1, "principale": 1, "first": 1, "main": 1,
    "erster": 1, "erste": 1, "haupt": 1,
    "2": 2, "ii": 2, "second": 2, "seconde": 2, "secondaire": 2, "deuxieme": 2, "2e": 2, "2eme": 2,
    "secondary": 2, "zweiter": 2, "zweite": 2, "suppleant": 2, "deputy": 2,
    "3": 3, "iii": 3, "troisieme": 3, "third": 3, "dritter": 3, "dritte": 3, "3e": 3, "3eme": 3,
}  # fmt: skip
"""Words of a header that tell the first, second and third contact of a row apart."""

PERSON_WORDS: Final = (
    "contact", "referent", "responsable", "interlocuteur", "correspondant", "kontakt",
    "kontaktperson", "ansprechpartner", "ansprechperson", "person", "personne", "ap",
)  # fmt: skip
"""Words of a header that say whose phone or e-mail it is."""
