"""German words of the sample: steps, training and shared diagnosis."""

DIAGNOSIS: dict[str, str] = {
    "step.training.reason": "Drei Abende statt zwei Tage",
    "step.training.summary": (
        "Ehrenamtliche konnten kommen, und jeder Abend brachte fünf Bereiche oder mehr an einen "
        "Tisch."
    ),
    "step.diagnosis.summary": (
        "Wir sehen mehr Stärken als gedacht. Fünfmal sehen wir es verschieden, und so steht es da."
    ),
    "step.priorities.summary": (
        "Drei Prioritäten stehen fest. Ein später Vorschlag wartet auf das nächste Treffen."
    ),
    "step.objectives.summary": (
        "Drei Ziele sind fertig. Dem Ziel zu den Eltern fehlt noch ein Datum für den Rückblick."
    ),
    "step.sharing.reason": (
        "Seit die Charta gilt, sind drei Partner dazugekommen: Zeit, sie gemeinsam neu zu lesen"
    ),
    "module.roles.title": "Wer macht was in Les Tilleuls",
    "module.roles.purpose": "Beruf, Grenzen und Erreichbarkeit der anderen kennen.",
    "module.roles.material": "Eine Seite pro Partner, vom Partner ausgefüllt",
    "module.hexagon.title": "Hexagon: Facetten eines erfundenen Falls",
    "module.hexagon.purpose": (
        "Eine erfundene Lage aus vielen Berufen betrachten und finden, was schützt."
    ),
    "module.hexagon.material": "Karten, ein großer Tisch, neunzig Minuten",
    "module.words.title": "Reden ohne zu etikettieren",
    "module.words.purpose": "Sätze üben, die ein Gespräch offen halten.",
    "module.words.material": "Zwölf kurze Szenen zum Spielen",
    "session.roles.objectives": "Nach dem Abend können alle sagen, was drei andere tun.",
    "session.roles.change": "Namensschilder mit dem Beruf statt der Organisation.",
    "session.hexagon.title": "Hexagon: ein erfundener Fall",
    "session.hexagon.objectives": "Sehen, dass es viele Ursachen gibt und Schutz früh beginnt.",
    "session.hexagon.change": "Weniger Karten, mehr Zeit für Antworten.",
    "session.words.objectives": "Worte finden, die Eltern und Fachkräfte annehmen.",
    "session.words.change": "Die Szenen zu dritt spielen, damit eine Person beobachtet.",
    "session.refresher.title": "Auffrischung für Neue",
    "session.refresher.objectives": "Neue kennen die Charta, die Wege und einander.",
    "trainer.roles": "Team des Jugendzentrums",
    "trainer.hexagon": "Präventionsdienst, mit einer Schulungskraft aus der Region",
    "trainer.words": "Mediationsteam",
    "place.espace": "Espace Jeunes, großer Raum",
    "place.media": "Médiathèque Olympe, Raum 2",
    "place.clubhouse": "Vereinsheim des FC Tilleuls",
    "place.college": "Collège des Tilleuls, Aula",
    "place.fraternite": "La Fraternité, Gemeinschaftsraum",
    "confidence.whom": "Ich weiß, an wen ich mich wenden kann",
    "confidence.label": "Ich kann reden, ohne zu etikettieren",
    "confidence.roles": "Ich verstehe die Rollen meiner Partner",
    "confidence.facts": "Ich kann Unbehagen von Tatsachen unterscheiden",
    "hexagon.title": "Erfundener Fall: der leere Platz im Boot",
    "hexagon.case": (
        "Von Anfang bis Ende erfunden. In einer ausgedachten Stadt am Fluss verlässt ein "
        "Teenager nach einem Streit um die Mannschaft den Ruderverein. Zu Hause ging eine Arbeit "
        "verloren, ein Umzug steht bevor. Die Nächte vergehen in einem Forum, das alles durch "
        "eine verborgene Verschwörung erklärt. Alte Freunde hören Witze, die nicht mehr lustig "
        "sind. Eine Großmutter hält sonntags die Tür offen."
    ),
    "hexagon.conclusion": (
        "Allein hätte niemand helfen können. Am leichtesten ließ sich der Platz im Boot "
        "zurückgeben."
    ),
    "card.job": "Zu Hause eine verlorene Arbeit und niemand zum Reden",
    "card.move": "Der Umzug: keine Ahnung, welche Schule folgt",
    "card.desk": "Eine Sprechstunde ohne Termin",
    "card.unheard": "Das Gefühl, dass Verantwortliche nicht zuhören",
    "card.council": "Ein Jugendrat, der über echtes Geld entscheidet",
    "card.plot": "Eine einfache Geschichte, die alles erklärt",
    "card.doubt": "Eine Lehrkraft, die sagt: Prüfen wir das gemeinsam",
    "card.place": "Nicht wissen, wohin man gehört",
    "card.grandmother": "Die Sonntage bei der Großmutter",
    "card.stranger": "Ein Fremder im Netz, der immer antwortet",
    "card.gift": "Erst kleine Gefallen, dann Forderungen",
    "card.quarrel": "Der Streit um die Mannschaft",
    "card.jokes": "Witze, die prüfen, was die Gruppe hinnimmt",
    "card.friend": "Ein alter Freund, der weiter schreibt",
    "response.coach.who": "Trainer",
    "response.coach": "Einmal in der Woche anrufen, ohne Belehrung: Der Platz ist noch frei.",
    "response.teacher.who": "Lehrkraft",
    "response.teacher": "Um Hilfe beim Klassenprojekt zu Quellen bitten.",
    "response.social.who": "Sozialarbeit",
    "response.social": "Der Familie eine Stunde zum Umzug anbieten, sonst nichts.",
    "response.youth.who": "Jugendarbeit",
    "response.youth": "Eine Aufgabe finden, bei der Wachbleiben nützt: die Radionacht.",
    "response.librarian.who": "Bibliothek",
    "response.librarian": "Das Tonstudio für einen Abend mit Freunden verleihen.",
    "theme.news": "Nachrichten und Gerüchte",
    "theme.families": "Familien und Unterstützung",
    "theme.words": "Worte zwischen den Teams",
    "theme.ties": "Orte und Bindungen",
    "theme.online": "Leben im Netz",
    "finding.rumours": "Gerüchte sind schneller als Tatsachen",
    "finding.rumours.source": "Befragung von 212 Haushalten",
    "finding.newsplaces": "Wenige Orte, um über das Weltgeschehen zu reden",
    "finding.newsplaces.source": "Gesprächsrunde mit 18 Jugendlichen",
    "finding.late": "Manche Jugendliche sind spät und allein im Netz",
    "finding.late.note": (
        "Die einen sehen Einsamkeit, andere Freunde, die sich im Spiel treffen. Wie viele es "
        "betrifft, wissen wir nicht."
    ),
    "finding.schools": "Zwei Schulen treffen sich selten",
    "finding.tags": "Parolen gegnerischer Gruppen an denselben Wänden",
    "finding.tags.source": "Rundgang mit der Nachbarschaft, 14 Personen",
    "finding.videos": "Videos, die Mädchen verspotten, gehen als Witz herum",
    "finding.videos.note": (
        "Für die einen eine Mode, für andere der Beginn von Verachtung. Einig ist man sich, die "
        "Schülerinnen und Schüler zu fragen."
    ),
    "finding.plots": "Nach dem Stromausfall war von einer Verschwörung die Rede",
    "finding.demo": (
        "Nach einer Demonstration zerbrochene Scheiben, und ganze Gruppen gelten als schuldig"
    ),
    "finding.demo.note": (
        "Die einen betonen den Schaden, andere das Recht auf Protest. Alle lehnen Gewalt ab."
    ),
    "finding.coaches": "Trainerinnen und Trainer, denen Jugendliche vertrauen",
    "finding.coaches.source": "Vereinsumfrage, 96 Antworten",
    "finding.grandparents": "Großeltern, die in der Straße aktiv sind",
    "finding.party": "Das Nachbarschaftsfest im Juni",
    "finding.party.source": "Zählung des Vereins, 340 Personen",
    "finding.fridays": "Offenes Training am Freitag",
    "finding.fridays.source": "Zahlen des Vereins über ein Jahr",
    "finding.visits": "Gemeinden, die einander besuchen",
    "finding.flags": "Schülerinnen und Schüler, die Streit um Flaggen im Gespräch lösen",
    "finding.apprentices": "Auszubildende, die stolz von ihrem Beruf erzählen",
    "finding.words": "Gemeinsame Worte zwischen den Teams",
    "finding.words.source": "Umfrage unter den Partnern, 41 Antworten",
    "finding.contact": "Eine feste Ansprechstelle in jeder Schule",
    "finding.time": "Zeit: Treffen fallen in den Dienst",
    "finding.time.note": (
        "Ehrenamtliche möchten abends, Dienste vormittags. Ein Wechsel wird erprobt."
    ),
    "finding.plain": "Einfache Worte von Behörden",
    "finding.parents": "Eltern, die nicht wissen, wen sie fragen können",
    "finding.parents.source": "Kurze Umfrage vor den Schulen, 87 Antworten",
    "finding.slogans": "Wissen, was man sagt, wenn Hassparolen auftauchen",
    "finding.propaganda": (
        "Antworten für Jugendliche, die auf Gewaltpropaganda im Namen der Religion stoßen"
    ),
    "finding.propaganda.note": (
        "Die einen wollen offen darüber reden, andere fürchten, dass sich Gläubige ausgegrenzt "
        "fühlen. Die Gemeinden helfen bei der Wortwahl."
    ),
    "finding.hall": "Der Saal der Médiathèque am Donnerstag",
    "finding.hall.source": "Belegungsplan des Jahres",
    "finding.mediators": "Zwei geschulte Mediationskräfte",
    "finding.mediators.source": "Schulungsnachweise des Vereins",
    "finding.street": "Straßenteam an zwei Abenden in der Woche",
    "finding.street.source": "Dienstplan des Vereins",
    "finding.climate": "Eine Klimagruppe, die über Grenzen des Protests debattiert",
    "finding.leaflet": "Ein Faltblatt über Gruppen, die Menschen von der Familie trennen",
    "finding.leaflet.source": "Faltblatt des Staates, neueste Ausgabe",
    "finding.medialab": "Werkstatt zum Prüfen von Bildern und Quellen",
    "finding.rumours.why.1": "An einigen Türen gehört, noch nicht gezählt",
    "finding.rumours.why.2": "Drei Teams haben in derselben Woche dasselbe gehört",
    "finding.rumours.why.3": "Die Befragung der Haushalte bestätigt es",
    "finding.plots.why.1": "Einmal von einem Dienst berichtet",
    "finding.plots.why.2": "Niemand konnte sagen, wo es zu hören war: vorerst ein Eindruck",
    "finding.videos.why.1": "Einmal auf dem Schulhof gesehen",
    "finding.videos.why.2": "An beiden Schulen und im Verein gesehen",
    "finding.videos.why.3": "Verein und Schulen gewichten es verschieden",
    "finding.demo.why.2": "Seither zwei ruhige Demonstrationen",
    "finding.time.why.1": "Beim ersten Treffen nickten alle",
    "finding.time.why.2": "Ehrenamtliche und Dienste verpassen nicht dieselben Treffen",
    "finding.parents.why.1": "In der Sprechstunde gehört",
    "finding.parents.why.2": "Schule und Elternverein sagen dasselbe",
    "finding.parents.why.3": "Laut Umfrage sind weniger Eltern ratlos als im Frühjahr",
}
