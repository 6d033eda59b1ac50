"""German words of the sample: the network, its partners and their reasons."""

PARTNERS: dict[str, str] = {
    "network.name": "Les Tilleuls",
    "network.area": "Les Tilleuls, das Pont-Viertel und die Straßen rund um den Park",
    "network.purpose": (
        "Wir treffen uns, damit die Menschen im Viertel reden, uneins sein und trotzdem gut "
        "zusammenleben können. Jede Stelle handelt früh, im eigenen Beruf."
    ),
    "cycle.lessons": (
        "Mit dem anfangen, was es gibt. Zwei von vier Maßnahmen bestanden schon, ihnen fehlte "
        "nur ein zweiter Partner. Abends kommen Ehrenamtliche, vormittags nicht."
    ),
    "org.espace.name": "Espace Jeunes",
    "org.espace.offers": (
        "Ein Raum jeden Tag nach der Schule, zwei in Mediation geschulte Fachkräfte, ein Kleinbus"
    ),
    "org.espace.needs": "Rückhalt, wenn ein Gespräch mit Jugendlichen hitzig wird",
    "org.espace.contact.1": "Leitung des Jugendzentrums",
    "org.espace.contact.2": "Jugendarbeit am Abend",
    "org.college.name": "Collège des Tilleuls",
    "org.college.offers": (
        "Eine Aula mit 120 Plätzen, eine Medienklasse, der Kontakt zu 480 Familien"
    ),
    "org.college.needs": "Partner, die mehr als einmal in dieselbe Klasse kommen",
    "org.college.contact.1": "Schulleitung",
    "org.college.contact.2": "Pädagogische Beratung",
    "org.ecole.name": "École du Pont",
    "org.ecole.offers": "Ein Hof für das Nachbarschaftsfest, zweimal in der Woche ein Elternzimmer",
    "org.ecole.needs": "Treffen außerhalb der Unterrichtszeit",
    "org.ecole.contact.1": "Schulleitung",
    "org.fc.name": "FC Tilleuls",
    "org.fc.offers": (
        "180 Mitglieder, 14 ehrenamtliche Trainerinnen und Trainer, ein Vereinsheim, offenes "
        "Training am Freitag"
    ),
    "org.fc.needs": "Einfacher Rat für das Trainerteam: wie man zuhört und wann man weitergibt",
    "org.fc.contact.1": "Sportliche Koordination",
    "org.fc.contact.2": "Vorsitz des Vereins",
    "org.media.name": "Médiathèque Olympe",
    "org.media.short": "Médiathèque",
    "org.media.offers": (
        "Ein Saal am Donnerstag, eine Werkstatt zu Quellen und Bildern, ein Tonstudio"
    ),
    "org.media.needs": "Jugendliche, die die Themen mit auswählen",
    "org.media.contact.1": "Leitung der Kulturvermittlung",
    "org.media.contact.2": "Empfang",
    "org.social.name": "Sozialdienst",
    "org.social.offers": "Begleitung von Familien, eine offene Sprechstunde ohne Termin",
    "org.social.needs": "Früher bekannt zu sein, bevor sich eine Lage verhärtet",
    "org.social.contact.1": "Teamleitung Familien",
    "org.health.name": "Gesundheitszentrum",
    "org.health.offers": "Eine vertrauliche Sprechstunde für 12- bis 21-Jährige",
    "org.health.needs": "Zeit: zwei Stellen sind unbesetzt",
    "org.health.contact.1": "Empfang",
    "org.fraternite.name": "La Fraternité",
    "org.fraternite.short": "Fraternité",
    "org.fraternite.offers": "Eine Küche und ein Saal für alle, Besuche zwischen Gemeinden",
    "org.fraternite.needs": "Als Nachbarn eingeladen zu werden, nicht als Problemfall",
    "org.fraternite.contact.1": "Vorstandssekretariat",
    "org.parish.name": "Pfarrei Saint-Luc",
    "org.parish.offers": "Ein Versammlungsraum, eine Hausaufgabengruppe, viele Ehrenamtliche",
    "org.parish.needs": "Kurze Treffen mit klarem Ende",
    "org.parish.contact.1": "Pfarrbüro",
    "org.parents.name": "Parents du quartier",
    "org.parents.offers": "Treffen vor den Schulen, eine Nachrichtengruppe mit 90 Familien",
    "org.parents.needs": "Eine Stelle, die man bei Unbehagen anrufen kann",
    "org.parents.contact.1": "Koordination",
    "org.passages.name": "Passages",
    "org.passages.offers": "Forumtheater, Straßenmediation an zwei Abenden in der Woche",
    "org.passages.needs": "Förderung für mehr als ein Jahr",
    "org.passages.contact.1": "Mediationsteam",
    "org.prevention.name": "Präventionsdienst",
    "org.prevention.offers": (
        "Eine kommunale Ansprechstelle, Schulungen, ein kleines Budget für erste Versuche"
    ),
    "org.prevention.needs": "Was die Partner sehen, in einfachen Worten und ohne Namen",
    "org.prevention.contact.1": "Kommunale Ansprechperson",
    "org.prevention.contact.2": "Bereitschaft",
    "org.police.name": "Stadtteilpolizei",
    "org.police.offers": (
        "Präsenz auf dem Markt und an Schulen, Rat zur Sicherheit von Veranstaltungen"
    ),
    "org.police.needs": "Mehr zuhören als reden",
    "org.police.contact.1": "Ansprechstelle für Schulen",
    "org.prefecture.name": "Präfektur, Stelle für Zusammenhalt",
    "org.prefecture.short": "Präfektur",
    "org.prefecture.offers": "Beratung zu Fördermitteln, Kontakt zu staatlichen Stellen",
    "org.prefecture.needs": "Eine Jahresübersicht ohne Kontaktdaten",
    "org.prefecture.contact.1": "Beauftragte Stelle für Zusammenhalt",
    "org.law.name": "Rechtsberatungsstelle",
    "org.law.offers": "Kostenlose Rechtsberatung, eine Werkstatt zu Diskriminierung",
    "org.law.contact.1": "Empfang",
    "org.housing.name": "Wohnbau Tilleuls",
    "org.housing.offers": "Hausmeister in 40 Treppenhäusern, ein Mieterraum",
    "org.housing.contact.1": "Bezirksleitung",
    "member.espace": "Bereitet die Treffen vor und führt die Datei",
    "member.media": "Stellt den Saal für jedes zweite Treffen",
    "member.prevention": "Ansprechstelle für Rat, Schulungsbudget",
    "member.fc": "Vereinsheim für die Abendtreffen",
    "member.health": "Liest die Protokolle, berät auf Anfrage",
    "member.prefecture": "Kommt zweimal im Jahr, hilft bei Fördermitteln",
    "commitment.start": "Erster Kontakt",
    "commitment.grown": "Übernimmt einen Teil der Arbeit",
    "commitment.fc.1": "Zwei aus dem Trainerteam kamen zum Zuhören",
    "commitment.fc.2": "Zog sich zurück: Treffen fielen auf den Trainingsabend",
    "commitment.fc.3": "Kam zu den frühen Abendtreffen zurück",
    "commitment.fc.4": "Leitet die Zuhör-Werkstatt",
    "commitment.parish": "Seit dem Sommer weniger Ehrenamtliche",
    "reason.evening.words": "Donnerstag ist Trainingsabend.",
    "reason.evening.answer": "Jedes zweite Treffen beginnt um 17:30 Uhr, im Vereinsheim.",
    "reason.evening.change": "Seit dem Herbst wieder dabei",
    "reason.watch.words": "Wir trainieren, wir überwachen nicht.",
    "reason.watch.answer": (
        "Niemand meldet jemanden; so steht es in der Charta, wir haben sie gemeinsam gelesen."
    ),
    "reason.watch.change": "Hat die Charta unterschrieben",
    "reason.council.words": "Ich kann nicht für den ganzen Rat sprechen.",
    "reason.council.answer": "Erst einmal zuhören; am selben Abend wird nichts abgestimmt.",
    "reason.council.change": "War bei vier Treffen dabei",
    "reason.posts.words": "Zwei Stellen sind bis zum Frühjahr unbesetzt.",
    "reason.posts.answer": (
        "Das Protokoll nach jedem Treffen und ein Anruf alle zwei Monate reichen vorerst."
    ),
    "reason.speak.words": "Wenn wir kommen, reden die anderen dann noch?",
    "reason.speak.answer": "Wir haben gefragt: ja, wenn alle am Anfang sagen, wozu sie kommen.",
    "reason.speak.change": "Jedes Treffen beginnt mit einer Vorstellungsrunde",
    "reason.hours.words": "Die Treffen liegen in der Unterrichtszeit.",
    "reason.hours.answer": (
        "Die Termine stehen für das ganze Jahr fest, die Hälfte nach dem Unterricht."
    ),
    "reason.hours.change": "War bei den letzten vier Treffen dabei",
    "reason.words.words": "Das Thema macht Familien Angst.",
    "reason.words.answer": (
        "Wir sprechen vom Zusammenleben, von Nachrichten, vom Zuhören. Einladungen liest zuerst "
        "ein Elternteil."
    ),
    "reason.words.change": "Neue Worte auf allen Einladungen",
    "reason.mediator.words": "Unsere Mediationsstelle wurde nicht neu besetzt.",
    "reason.mediator.answer": "Die Tür bleibt offen, die Jahresübersicht wird geschickt.",
    "contact.fc.1": "Zuhör-Werkstatt: Termine und Raum",
    "contact.fc.1.next": "Das Freitagstraining besuchen",
    "contact.fc.2": "Beim Treffen, zwei Personen",
    "contact.health.1": "Um einen ersten Besuch gebeten, noch einmal anrufen",
    "contact.health.1.next": "Die Leitung des Zentrums noch einmal anrufen",
    "contact.college.1": "Themenvorschläge aus zwei Klassen",
    "contact.ecole.1": "Termine nach dem Unterricht für das nächste Halbjahr",
    "contact.media.1": "Saal für den Debattenabend",
    "contact.social.1": "Sprechstunde beim Elterntreffen",
    "contact.fraternite.1": "Küche offen für das Nachbarschaftsfest",
    "contact.parish.1": "Wer nach dem Sommer kommt",
    "contact.parents.1": "Entwurf des Textes für Eltern",
    "contact.passages.1": "Frühstück mit den Geschäftsleuten ruht",
    "contact.prevention.1": "Notizen des letzten Treffens",
    "contact.police.1": "Heimweg nach dem Debattenabend",
    "contact.prefecture.1": "Kalender der Förderaufrufe",
    "contact.law.1": "Einladung, ein Treffen kennenzulernen",
    "contact.espace.1": "Tagesordnung des nächsten Treffens",
}
