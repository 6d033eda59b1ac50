"""English words of the sample: priorities, objectives and actions."""

PLAN: dict[str, str] = {
    "candidate.news": "Talking about the news",
    "candidate.news.why": "Young people ask for it, and the hall and the workshop already exist.",
    "candidate.news.decision": "Strong support and means within reach.",
    "candidate.parents": "Support for parents",
    "candidate.parents.why": "One parent in five knows somebody to call when uneasy.",
    "candidate.parents.decision": "The need is measured, and schools opened their doors.",
    "candidate.words": "A shared vocabulary",
    "candidate.words.why": "Families hear five different words for the same thing.",
    "candidate.words.decision": "Small effort, useful to everybody.",
    "candidate.sport": "Sports clubs as allies",
    "candidate.sport.why": "Teenagers trust their coaches; the clubs are open every evening.",
    "candidate.sport.decision": (
        "The club asked to try the listening workshop first; we come back to it in spring."
    ),
    "candidate.online": "Online life at 12 to 15",
    "candidate.online.why": "Much is said about it and little is known.",
    "candidate.online.decision": (
        "Both schools already run a programme; a second one could label an age group."
    ),
    "candidate.contact": "A named contact in each school",
    "candidate.contact.why": "Came up when we went back to the diagnosis in the autumn.",
    "score.changed": "The two schools have offered a room since the first rating",
    "objective.debates": "Young people host three debates about the news",
    "objective.debates.specific": "Pupils of the media class and teenagers of the youth centre",
    "objective.debates.achievable": "The hall is free on Thursdays, two facilitators said yes",
    "objective.debates.relevant": "Few places to talk about world news",
    "objective.debates.if_then": (
        "If young people choose the topic and lead the talk, then others of their age will stay "
        "and listen, because a topic of their own matters to them."
    ),
    "objective.debates.assumptions": "Adults accept topics that they would not have chosen.",
    "objective.parents": (
        "Parents of 11 to 14 year olds know at least one person they can talk to when they feel "
        "uneasy"
    ),
    "objective.parents.specific": "Parents in Collège des Tilleuls and École du Pont",
    "objective.parents.achievable": (
        "Parents du quartier and the collège said yes, a room twice a week"
    ),
    "objective.parents.relevant": "A named contact in each school, common words between teams",
    "objective.parents.if_then": (
        "If parents meet a named contact before they need one, then they will call earlier, "
        "because they know who answers."
    ),
    "objective.parents.assumptions": "The contact keeps the same hours all year.",
    "objective.words": "Our teams use the same words with families",
    "objective.words.specific": "Families who meet two of our teams or more",
    "objective.words.achievable": "One page, written at two meetings, read by parents",
    "objective.words.relevant": "Common words between teams",
    "objective.words.if_then": (
        "If we choose ten words together, then families hear one message instead of five, "
        "because each team has agreed to it."
    ),
    "objective.words.assumptions": "Each team may still use its own terms inside.",
    "objective.coaches": "Coaches feel ready to listen",
    "objective.coaches.specific": "The 14 coaches of the club, and the players who talk to them",
    "objective.coaches.achievable": "Four evenings at the clubhouse, led by the mediation team",
    "objective.coaches.relevant": "Coaches whom teenagers trust",
    "objective.coaches.if_then": (
        "If coaches know how to listen and when to pass on, then unease is heard before it grows, "
        "because teenagers already trust them."
    ),
    "objective.coaches.assumptions": "Coaches stay coaches: no reports, no lists.",
    "indicator.debates": "Debates hosted by young people",
    "indicator.debates.unit": "debates",
    "indicator.debates.source": "Calendar of the Médiathèque",
    "indicator.topics": "Topics proposed by young people",
    "indicator.topics.unit": "topics",
    "indicator.topics.source": "Box at the front desk",
    "indicator.know": "Parents who know a contact",
    "indicator.know.source": "Short survey at school gates",
    "indicator.meetups": "Informal meet-ups held",
    "indicator.meetups.unit": "meet-ups",
    "indicator.meetups.source": "Counted by Parents du quartier",
    "indicator.contacts": "Schools with a named contact",
    "indicator.contacts.unit": "schools",
    "indicator.contacts.source": "Checked at each meeting",
    "indicator.sheet": "Partners who use the page of common words",
    "indicator.sheet.unit": "partners",
    "indicator.sheet.source": "Show of hands at a meeting",
    "indicator.ready": "Coaches who feel ready to listen",
    "indicator.ready.unit": "average, 1 to 5",
    "indicator.ready.source": "Card without names after each evening",
    "measure.first": "First count",
    "measure.after": "After the autumn meet-ups",
    "action.health": "Invite the health centre",
    "action.health.about": (
        "A short visit with two partners, to say what we do and what we never do."
    ),
    "action.health.evidence": "The reception knows us; the record of each meeting is read.",
    "milestone.health.1": "Send one page about the network",
    "milestone.health.2": "Call the head of the centre again",
    "milestone.health.3": "First visit with two partners",
    "action.debate": "Debate night on the news",
    "action.debate.about": (
        "Teenagers choose a topic and host the evening; a neutral facilitator helps with the "
        "time and the rules."
    ),
    "action.debate.evidence": "24 topics in the box, two classes took part in the choice.",
    "action.debate.care": (
        "No sensational title on the poster; the way home is planned with families."
    ),
    "milestone.debate.1": "Ask young people for topics",
    "milestone.debate.2": "Find a neutral facilitator",
    "milestone.debate.3": "Agree house rules together",
    "milestone.debate.4": "Book the hall for the debate",
    "log.debate.1": "Topic felt imposed: adults had chosen it alone.",
    "log.debate.1.learned": "Ask first, then vote.",
    "log.debate.2": "Date clashed with a match: half of the group was at the stadium.",
    "log.debate.2.learned": "Check the club diary.",
    "log.debate.3": "Two classes and the youth centre sent in 24 topics.",
    "action.parents": "Text for parents",
    "action.parents.about": (
        "One page in plain words: whom to call, what happens then, what never happens."
    ),
    "milestone.parents.1": "Draft text for parents",
    "milestone.parents.2": "Have it read by five parents",
    "action.refresher": "Refresher for newcomers",
    "action.refresher.about": "One evening for those who joined since the summer.",
    "milestone.refresher.1": "Find someone to lead the evening",
    "action.newsletter": "Newsletter in plain words",
    "action.newsletter.about": (
        "Four pages a year on what neighbours do together, with no word that labels."
    ),
    "action.newsletter.evidence": "First issue in 300 letterboxes, six answers came back.",
    "milestone.newsletter.1": "First issue out",
    "milestone.newsletter.2": "Choose the pictures with the youth centre",
    "log.newsletter.1": "First issue handed out at the market.",
    "log.newsletter.2": "Texts too long for the half page by the lift.",
    "log.newsletter.2.learned": "Five sentences and one picture are enough.",
    "action.listening": "Listening workshop",
    "action.listening.about": (
        "Four evenings for coaches: listening, not judging, knowing when to pass on."
    ),
    "action.listening.evidence": "Nine coaches came to the first evening, eight to the second.",
    "action.listening.care": "Nobody is asked to report; scenes are invented.",
    "milestone.listening.1": "First evening at the clubhouse",
    "milestone.listening.2": "Second evening with the mediators",
    "milestone.listening.3": "Third evening: whom to turn to",
    "milestone.listening.4": "Last evening, look back together",
    "log.listening.1": "Coaches asked for scenes from the changing room, we rewrote half of them.",
    "action.breakfast": "Shopkeepers’ breakfast",
    "action.breakfast.about": (
        "Coffee before opening time with the shops around the square, the police and the mediators."
    ),
    "milestone.breakfast.1": "Two first breakfasts",
    "log.breakfast.1": "Roadworks on the square, nobody could stop for coffee.",
    "log.breakfast.1.learned": "Wait for spring and start with the bakery.",
    "action.radio": "Youth radio corner",
    "action.radio.about": (
        "A weekly half hour recorded in the sound studio. Still looking for a lead."
    ),
    "action.sports": "Sports and words day",
    "action.sports.about": "Matches in mixed teams, with a talk after each half.",
    "action.sports.evidence": "60 players came, few stayed for the talks.",
    "milestone.sports.1": "Mixed teams drawn by lot",
    "milestone.sports.2": "Second day in the autumn",
    "log.sports.1": "Players left when the talk began.",
    "log.sports.1.learned": "Talk over a meal, not on the pitch.",
    "log.sports.2": "A day a year is too rare to build trust: the listening workshop takes over.",
    "log.sports.2.learned": "Small and regular beats large and rare.",
    "action.visits": "Welcome visits",
    "action.visits.about": "Each new partner is visited at their place by two others.",
    "action.visits.evidence": "Seven visits made, three partners joined.",
    "milestone.visits.1": "Visit the two faith communities",
    "milestone.visits.2": "Visit the police and the préfecture",
    "log.visits.1": "Going to people’s own place opens more than an invitation.",
    "action.evenings": "Three training evenings",
    "action.evenings.about": "The collective training of the network, in three evenings.",
    "action.evenings.evidence": "38 attendances from 12 organisations.",
    "milestone.evenings.1": "Third evening held",
    "log.evenings.1": "Two full days were planned at first; volunteers could not come.",
    "log.evenings.1.learned": "Ask for hours before choosing a format.",
    "contribution.topics": "Collects topics",
    "contribution.room": "Lends a room",
    "contribution.voices": "Brings in parents",
    "contribution.lead": "Leads the scenes",
    "contribution.advice": "Gives advice",
}
