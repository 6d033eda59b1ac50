"""English words of the sample: steps, training and shared diagnosis."""

DIAGNOSIS: dict[str, str] = {
    "step.training.reason": "Three evenings, not two days",
    "step.training.summary": (
        "Volunteers could come, and every evening brought five sectors or more to the same table."
    ),
    "step.diagnosis.summary": (
        "We see more strengths than we expected. Five times we do not see the same thing, and "
        "that is written down."
    ),
    "step.priorities.summary": (
        "Three priorities hold. One candidate came in late and waits for the next meeting."
    ),
    "step.objectives.summary": (
        "Three objectives are ready. The one on parents still lacks a date to look back."
    ),
    "step.sharing.reason": (
        "Three partners joined since the charter was adopted: time to read it again together"
    ),
    "module.roles.title": "Who does what in Les Tilleuls",
    "module.roles.purpose": "Know each other’s job, limits and phone hours.",
    "module.roles.material": "One page for each partner, filled in by the partner",
    "module.hexagon.title": "Hexagon: facets of a fictional case",
    "module.hexagon.purpose": (
        "Look at one invented situation from many jobs, and find what protects."
    ),
    "module.hexagon.material": "Cards, a large table, ninety minutes",
    "module.words.title": "Talking without labelling",
    "module.words.purpose": "Practise sentences that keep a conversation open.",
    "module.words.material": "Twelve short scenes to play",
    "session.roles.objectives": "After the evening, each can say what three others do.",
    "session.roles.change": "Name badges with the job, not the organisation.",
    "session.hexagon.title": "Hexagon: a fictional case",
    "session.hexagon.objectives": "See that causes are many, and that protection starts early.",
    "session.hexagon.change": "Fewer cards, more time for answers.",
    "session.words.objectives": "Find words that parents and professionals both accept.",
    "session.words.change": "Play the scenes in threes, so that one can observe.",
    "session.refresher.title": "Refresher for newcomers",
    "session.refresher.objectives": "Newcomers know the charter, the route and each other.",
    "trainer.roles": "Youth centre team",
    "trainer.hexagon": "Prevention service, with a trainer from the region",
    "trainer.words": "Mediation team",
    "place.espace": "Espace Jeunes, large room",
    "place.media": "Médiathèque Olympe, room 2",
    "place.clubhouse": "Clubhouse of FC Tilleuls",
    "place.college": "Collège des Tilleuls, hall",
    "place.fraternite": "La Fraternité, common room",
    "confidence.whom": "I know whom to turn to",
    "confidence.label": "I can talk without labelling",
    "confidence.roles": "I understand my partners’ roles",
    "confidence.facts": "I can tell unease from facts",
    "hexagon.title": "Fictional case: the empty seat in the boat",
    "hexagon.case": (
        "Invented from start to end. In an imaginary river town, a teenager leaves the rowing "
        "club after a quarrel about the crew. At home, a job was lost and a move is near. The "
        "nights are spent on a forum that explains everything by a hidden plot. Old friends hear "
        "jokes that are no longer funny. One grandmother keeps the door open on Sundays."
    ),
    "hexagon.conclusion": (
        "Nobody could have answered alone. The seat in the boat was the easiest thing to give back."
    ),
    "card.job": "A job lost at home, and nobody to talk about it",
    "card.move": "The move: no idea which school comes next",
    "card.desk": "A duty desk open without appointment",
    "card.unheard": "The feeling that nobody in charge listens",
    "card.council": "A youth council that decides on a real budget",
    "card.plot": "One simple story that explains everything",
    "card.doubt": "A teacher who says: let us check this together",
    "card.place": "Not knowing where one belongs",
    "card.grandmother": "Sundays at the grandmother’s",
    "card.stranger": "A stranger online who always answers",
    "card.gift": "First small favours, then demands",
    "card.quarrel": "The quarrel about the crew",
    "card.jokes": "Jokes that test what the group will accept",
    "card.friend": "One old friend who keeps writing",
    "response.coach.who": "Coach",
    "response.coach": "Call once a week, without a lesson: the seat is still there.",
    "response.teacher.who": "Teacher",
    "response.teacher": "Ask for help with the class project on sources.",
    "response.social.who": "Social worker",
    "response.social": "Offer the family an hour about the move, nothing else.",
    "response.youth.who": "Youth worker",
    "response.youth": "Find a task in which being up late is useful: the radio night.",
    "response.librarian.who": "Librarian",
    "response.librarian": "Lend the sound studio for an evening with friends.",
    "theme.news": "News and rumours",
    "theme.families": "Families and support",
    "theme.words": "Words between teams",
    "theme.ties": "Places and ties",
    "theme.online": "Life online",
    "finding.rumours": "Rumours travel faster than facts",
    "finding.rumours.source": "Survey of 212 households",
    "finding.newsplaces": "Few places to talk about world news",
    "finding.newsplaces.source": "Round table with 18 teenagers",
    "finding.late": "Some teenagers online late, alone",
    "finding.late.note": (
        "Some see isolation, others see friends who meet in games. We do not know how many are "
        "concerned."
    ),
    "finding.schools": "Two schools rarely meet",
    "finding.tags": "Tags of opposed groups on the same walls",
    "finding.tags.source": "Walk with residents, 14 people",
    "finding.videos": "Videos that mock girls passed round as jokes",
    "finding.videos.note": (
        "A passing fashion for some, the start of contempt for others. Both agreed to ask pupils."
    ),
    "finding.plots": "After the power cut, talk of a hidden plot",
    "finding.demo": "After a march, broken windows and whole groups blamed",
    "finding.demo.note": (
        "Some stress the damage, others the right to protest. All reject violence."
    ),
    "finding.coaches": "Coaches whom teenagers trust",
    "finding.coaches.source": "Club survey, 96 answers",
    "finding.grandparents": "Grandparents active in the street",
    "finding.party": "Neighbours’ party in June",
    "finding.party.source": "Count by the organisers, 340 people",
    "finding.fridays": "Open training on Fridays",
    "finding.fridays.source": "Attendance of the club over one year",
    "finding.visits": "Faith communities that visit each other",
    "finding.flags": "Pupils who settle quarrels about flags by talking",
    "finding.apprentices": "Apprentices who speak of their job with pride",
    "finding.words": "Common words between teams",
    "finding.words.source": "Survey among partners, 41 answers",
    "finding.contact": "A named contact in each school",
    "finding.time": "Time: meetings clash with shifts",
    "finding.time.note": (
        "Volunteers ask for evenings, services for mornings. Taking turns is being tried."
    ),
    "finding.plain": "Plain words from public bodies",
    "finding.parents": "Parents who do not know whom to ask",
    "finding.parents.source": "Short survey at the school gates, 87 answers",
    "finding.slogans": "Knowing what to say when slogans of hate appear",
    "finding.propaganda": (
        "Answers for young people who come across violent propaganda in the name of religion"
    ),
    "finding.propaganda.note": (
        "Some want to speak of it openly, others fear that believers will feel singled out. "
        "Faith partners offered to help with the wording."
    ),
    "finding.hall": "Médiathèque hall on Thursdays",
    "finding.hall.source": "Booking calendar of the year",
    "finding.mediators": "Two trained mediators",
    "finding.mediators.source": "Training certificates of the association",
    "finding.street": "Street team, two evenings a week",
    "finding.street.source": "Rota of the association",
    "finding.climate": "A climate group that debates how far protest may go",
    "finding.leaflet": "A leaflet on groups that cut people off from their family",
    "finding.leaflet.source": "State leaflet, latest edition",
    "finding.medialab": "Workshop on checking pictures and sources",
    "finding.rumours.why.1": "Heard at a few doors, not counted yet",
    "finding.rumours.why.2": "Three teams heard the same stories in the same week",
    "finding.rumours.why.3": "The survey of households bears it out",
    "finding.plots.why.1": "Told by one service, once",
    "finding.plots.why.2": "Nobody could say where it was heard: a perception, for now",
    "finding.videos.why.1": "Seen once in the playground",
    "finding.videos.why.2": "Seen at both schools and at the club",
    "finding.videos.why.3": "Club and schools do not give it the same weight",
    "finding.demo.why.2": "Two calm marches since then",
    "finding.time.why.1": "Everybody nodded at the first meeting",
    "finding.time.why.2": "Volunteers and services do not miss the same meetings",
    "finding.parents.why.1": "Told at the duty desk",
    "finding.parents.why.2": "School and parents’ association say the same",
    "finding.parents.why.3": "Fewer parents at a loss than in spring, says the survey",
}
