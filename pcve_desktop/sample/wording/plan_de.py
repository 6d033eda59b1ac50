"""German words of the sample: priorities, objectives and actions."""

PLAN: dict[str, str] = {
    "candidate.news": "Über Nachrichten reden",
    "candidate.news.why": "Jugendliche wünschen es sich, Saal und Werkstatt gibt es schon.",
    "candidate.news.decision": "Breite Zustimmung, und die Mittel sind da.",
    "candidate.parents": "Unterstützung für Eltern",
    "candidate.parents.why": "Ein Elternteil von fünf weiß, wen man bei Unbehagen anrufen kann.",
    "candidate.parents.decision": "Der Bedarf ist belegt, die Schulen haben die Türen geöffnet.",
    "candidate.words": "Eine gemeinsame Sprache",
    "candidate.words.why": "Familien hören fünf verschiedene Worte für dieselbe Sache.",
    "candidate.words.decision": "Wenig Aufwand, allen nützlich.",
    "candidate.sport": "Sportvereine als Verbündete",
    "candidate.sport.why": (
        "Jugendliche vertrauen ihrem Trainerteam; die Vereine sind jeden Abend offen."
    ),
    "candidate.sport.decision": (
        "Der Verein möchte zuerst die Zuhör-Werkstatt erproben; im Frühjahr kommen wir darauf "
        "zurück."
    ),
    "candidate.online": "Leben im Netz mit 12 bis 15",
    "candidate.online.why": "Darüber wird viel gesagt, man weiß wenig.",
    "candidate.online.decision": (
        "Beide Schulen haben schon ein Programm; ein zweites könnte eine Altersgruppe abstempeln."
    ),
    "candidate.contact": "Eine feste Ansprechstelle in jeder Schule",
    "candidate.contact.why": "Kam auf, als wir im Herbst zur Diagnose zurückgingen.",
    "score.changed": "Seit der ersten Bewertung stellen die zwei Schulen einen Raum",
    "objective.debates": "Jugendliche leiten drei Debatten über Nachrichten",
    "objective.debates.specific": "Die Medienklasse und die Jugendlichen des Jugendzentrums",
    "objective.debates.achievable": "Der Saal ist donnerstags frei, zwei Fachkräfte haben zugesagt",
    "objective.debates.relevant": "Wenige Orte, um über das Weltgeschehen zu reden",
    "objective.debates.if_then": (
        "Wenn Jugendliche das Thema wählen und das Gespräch führen, dann bleiben andere ihres "
        "Alters und hören zu, weil das Thema ihr eigenes ist."
    ),
    "objective.debates.assumptions": "Erwachsene akzeptieren Themen, die sie nicht gewählt hätten.",
    "objective.parents": (
        "Eltern von 11- bis 14-Jährigen kennen mindestens eine Person, mit der sie bei Unbehagen "
        "reden können"
    ),
    "objective.parents.specific": "Eltern im Collège des Tilleuls und in der École du Pont",
    "objective.parents.achievable": (
        "Parents du quartier und das Collège haben zugesagt, ein Raum zweimal in der Woche"
    ),
    "objective.parents.relevant": "Eine feste Ansprechstelle in jeder Schule, gemeinsame Worte",
    "objective.parents.if_then": (
        "Wenn Eltern eine Ansprechstelle kennenlernen, bevor sie sie brauchen, dann rufen sie "
        "früher an, weil sie wissen, wer sich meldet."
    ),
    "objective.parents.assumptions": "Die Ansprechstelle behält das ganze Jahr dieselben Zeiten.",
    "objective.words": "Unsere Teams benutzen gegenüber Familien dieselben Worte",
    "objective.words.specific": "Familien, die zwei unserer Teams oder mehr begegnen",
    "objective.words.achievable": "Eine Seite, in zwei Treffen geschrieben, von Eltern gelesen",
    "objective.words.relevant": "Gemeinsame Worte zwischen den Teams",
    "objective.words.if_then": (
        "Wenn wir zehn Worte gemeinsam wählen, dann hören Familien eine Botschaft statt fünf, "
        "weil jedes Team zugestimmt hat."
    ),
    "objective.words.assumptions": "Intern behält jedes Team seine eigenen Begriffe.",
    "objective.coaches": "Trainerinnen und Trainer fühlen sich bereit zuzuhören",
    "objective.coaches.specific": "Die 14 Trainerinnen und Trainer und alle, die mit ihnen reden",
    "objective.coaches.achievable": "Vier Abende im Vereinsheim mit dem Mediationsteam",
    "objective.coaches.relevant": "Trainerinnen und Trainer, denen Jugendliche vertrauen",
    "objective.coaches.if_then": (
        "Wenn das Trainerteam zuhören und weitergeben kann, dann wird Unbehagen gehört, bevor es "
        "wächst, weil Jugendliche ihm schon vertrauen."
    ),
    "objective.coaches.assumptions": (
        "Ein Trainerteam bleibt ein Trainerteam: keine Berichte, keine Listen."
    ),
    "indicator.debates": "Von Jugendlichen geleitete Debatten",
    "indicator.debates.unit": "Debatten",
    "indicator.debates.source": "Kalender der Médiathèque",
    "indicator.topics": "Von Jugendlichen vorgeschlagene Themen",
    "indicator.topics.unit": "Themen",
    "indicator.topics.source": "Kasten am Empfang",
    "indicator.know": "Eltern, die eine Ansprechstelle kennen",
    "indicator.know.source": "Kurze Umfrage vor den Schulen",
    "indicator.meetups": "Abgehaltene offene Treffen",
    "indicator.meetups.unit": "Treffen",
    "indicator.meetups.source": "Gezählt von Parents du quartier",
    "indicator.contacts": "Schulen mit fester Ansprechstelle",
    "indicator.contacts.unit": "Schulen",
    "indicator.contacts.source": "Bei jedem Treffen geprüft",
    "indicator.sheet": "Partner, die die Seite mit gemeinsamen Worten nutzen",
    "indicator.sheet.unit": "Partner",
    "indicator.sheet.source": "Handzeichen beim Treffen",
    "indicator.ready": "Trainerinnen und Trainer, die sich zum Zuhören bereit fühlen",
    "indicator.ready.unit": "Mittelwert, 1 bis 5",
    "indicator.ready.source": "Karte ohne Namen nach jedem Abend",
    "measure.first": "Erste Zählung",
    "measure.after": "Nach den Herbsttreffen",
    "action.health": "Das Gesundheitszentrum einladen",
    "action.health.about": "Ein kurzer Besuch zu zweit: was wir tun und was wir niemals tun.",
    "action.health.evidence": "Der Empfang kennt uns; die Protokolle werden gelesen.",
    "milestone.health.1": "Eine Seite über das Netzwerk schicken",
    "milestone.health.2": "Die Leitung des Zentrums noch einmal anrufen",
    "milestone.health.3": "Erster Besuch zu zweit",
    "action.debate": "Debattenabend zu den Nachrichten",
    "action.debate.about": (
        "Jugendliche wählen ein Thema und leiten den Abend; eine neutrale Person hilft bei Zeit "
        "und Regeln."
    ),
    "action.debate.evidence": "24 Themen im Kasten, zwei Klassen haben mitgewählt.",
    "action.debate.care": (
        "Kein reißerischer Titel auf dem Plakat; der Heimweg ist mit den Familien geplant."
    ),
    "milestone.debate.1": "Jugendliche nach Themen fragen",
    "milestone.debate.2": "Eine neutrale Moderation finden",
    "milestone.debate.3": "Hausregeln gemeinsam vereinbaren",
    "milestone.debate.4": "Den Saal für die Debatte buchen",
    "log.debate.1": "Das Thema wirkte vorgegeben: Erwachsene hatten es allein gewählt.",
    "log.debate.1.learned": "Erst fragen, dann abstimmen.",
    "log.debate.2": "Termin am Spieltag: Die halbe Gruppe war im Stadion.",
    "log.debate.2.learned": "Im Vereinskalender nachsehen.",
    "log.debate.3": "Zwei Klassen und das Jugendzentrum haben 24 Themen eingereicht.",
    "action.parents": "Text für Eltern",
    "action.parents.about": (
        "Eine Seite in einfachen Worten: wen anrufen, was dann geschieht, was nie geschieht."
    ),
    "milestone.parents.1": "Entwurf des Textes für Eltern",
    "milestone.parents.2": "Von fünf Eltern lesen lassen",
    "action.refresher": "Auffrischung für Neue",
    "action.refresher.about": "Ein Abend für alle, die seit dem Sommer dazukamen.",
    "milestone.refresher.1": "Jemanden für den Abend finden",
    "action.newsletter": "Rundbrief in einfachen Worten",
    "action.newsletter.about": (
        "Viermal im Jahr, was Nachbarn gemeinsam tun, ohne ein Wort, das abstempelt."
    ),
    "action.newsletter.evidence": "Erste Ausgabe in 300 Briefkästen, sechs Antworten kamen zurück.",
    "milestone.newsletter.1": "Erste Ausgabe verteilt",
    "milestone.newsletter.2": "Bilder mit dem Jugendzentrum auswählen",
    "log.newsletter.1": "Erste Ausgabe auf dem Markt verteilt.",
    "log.newsletter.2": "Die Texte sind zu lang für den Aushang am Aufzug.",
    "log.newsletter.2.learned": "Fünf Sätze und ein Bild reichen.",
    "action.listening": "Zuhör-Werkstatt",
    "action.listening.about": (
        "Vier Abende für das Trainerteam: zuhören, nicht urteilen, wissen, wann man weitergibt."
    ),
    "action.listening.evidence": "Neun Personen am ersten Abend, acht am zweiten.",
    "action.listening.care": "Niemand soll etwas melden; die Szenen sind erfunden.",
    "milestone.listening.1": "Erster Abend im Vereinsheim",
    "milestone.listening.2": "Zweiter Abend mit dem Mediationsteam",
    "milestone.listening.3": "Dritter Abend: an wen sich wenden",
    "milestone.listening.4": "Letzter Abend, gemeinsamer Rückblick",
    "log.listening.1": (
        "Das Trainerteam wollte Szenen aus der Kabine, die Hälfte haben wir neu geschrieben."
    ),
    "action.breakfast": "Frühstück mit den Geschäftsleuten",
    "action.breakfast.about": (
        "Kaffee vor Ladenöffnung mit den Geschäften am Platz, der Polizei und dem Mediationsteam."
    ),
    "milestone.breakfast.1": "Zwei erste Frühstücke",
    "log.breakfast.1": "Baustelle am Platz, niemand konnte auf einen Kaffee bleiben.",
    "log.breakfast.1.learned": "Auf das Frühjahr warten und mit der Bäckerei anfangen.",
    "action.radio": "Jugend-Radioecke",
    "action.radio.about": (
        "Eine halbe Stunde pro Woche aus dem Tonstudio. Es fehlt noch eine Leitung."
    ),
    "action.sports": "Tag des Sports und der Worte",
    "action.sports.about": "Spiele in gemischten Teams, mit Gespräch nach jeder Halbzeit.",
    "action.sports.evidence": "60 Spielende kamen, wenige blieben zum Gespräch.",
    "milestone.sports.1": "Gemischte Teams ausgelost",
    "milestone.sports.2": "Zweiter Tag im Herbst",
    "log.sports.1": "Als das Gespräch begann, gingen die Spielenden.",
    "log.sports.1.learned": "Beim Essen reden, nicht auf dem Platz.",
    "log.sports.2": "Ein Tag im Jahr schafft kein Vertrauen: Die Zuhör-Werkstatt führt es weiter.",
    "log.sports.2.learned": "Klein und regelmäßig ist besser als groß und selten.",
    "action.visits": "Willkommensbesuche",
    "action.visits.about": "Jeder neue Partner bekommt Besuch von zwei anderen.",
    "action.visits.evidence": "Sieben Besuche, drei neue Partner.",
    "milestone.visits.1": "Die beiden Gemeinden besuchen",
    "milestone.visits.2": "Polizei und Präfektur besuchen",
    "log.visits.1": "Hingehen öffnet mehr als jede Einladung.",
    "action.evenings": "Drei Schulungsabende",
    "action.evenings.about": "Die gemeinsame Schulung des Netzwerks an drei Abenden.",
    "action.evenings.evidence": "38 Teilnahmen aus 12 Organisationen.",
    "milestone.evenings.1": "Dritter Abend fand statt",
    "log.evenings.1": "Zuerst waren zwei ganze Tage geplant; Ehrenamtliche konnten nicht kommen.",
    "log.evenings.1.learned": "Erst nach den Zeiten fragen, dann das Format wählen.",
    "contribution.topics": "Sammelt Themen",
    "contribution.room": "Stellt einen Raum",
    "contribution.voices": "Bringt Eltern mit",
    "contribution.lead": "Leitet die Szenen",
    "contribution.advice": "Berät",
}
