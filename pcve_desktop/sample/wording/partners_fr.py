"""French words of the sample: the network, its partners and their reasons."""

PARTNERS: dict[str, str] = {
    "network.name": "Les Tilleuls",
    "network.area": "Les Tilleuls, le quartier du Pont et les rues autour du parc",
    "network.purpose": (
        "Nous nous réunissons pour que les habitants puissent se parler, ne pas être d’accord et "
        "bien vivre ensemble. Chacun agit tôt, dans son métier."
    ),
    "cycle.lessons": (
        "Commencer par ce qui existe. Deux actions sur quatre étaient déjà là, il leur manquait "
        "un deuxième partenaire. Les soirées font venir les bénévoles, pas les matinées."
    ),
    "org.espace.name": "Espace Jeunes",
    "org.espace.offers": (
        "Un local ouvert chaque jour après les cours, deux animateurs formés à la médiation, un "
        "minibus"
    ),
    "org.espace.needs": "Un appui quand une discussion avec des adolescents s’échauffe",
    "org.espace.contact.1": "Direction de l’espace jeunes",
    "org.espace.contact.2": "Animation du soir",
    "org.college.name": "Collège des Tilleuls",
    "org.college.offers": "Une salle de 120 places, une classe média, le lien avec 480 familles",
    "org.college.needs": "Des partenaires qui reviennent plus d’une fois dans la même classe",
    "org.college.contact.1": "Direction du collège",
    "org.college.contact.2": "Vie scolaire (CPE)",
    "org.ecole.name": "École du Pont",
    "org.ecole.offers": "Une cour pour la fête des voisins, un coin parents deux fois par semaine",
    "org.ecole.needs": "Des réunions en dehors des heures de classe",
    "org.ecole.contact.1": "Direction de l’école",
    "org.fc.name": "FC Tilleuls",
    "org.fc.offers": (
        "180 licenciés, 14 entraîneurs bénévoles, un club-house, un entraînement ouvert le vendredi"
    ),
    "org.fc.needs": (
        "Des repères simples pour les entraîneurs : comment écouter, quand passer le relais"
    ),
    "org.fc.contact.1": "Coordination sportive",
    "org.fc.contact.2": "Présidence du club",
    "org.media.name": "Médiathèque Olympe",
    "org.media.short": "Médiathèque",
    "org.media.offers": (
        "Une salle le jeudi, un atelier sur les sources et les images, un studio son"
    ),
    "org.media.needs": "Des jeunes qui participent au choix des sujets",
    "org.media.contact.1": "Responsable de l’action culturelle",
    "org.media.contact.2": "Accueil",
    "org.social.name": "Service social",
    "org.social.offers": "Un accompagnement des familles, une permanence sans rendez-vous",
    "org.social.needs": "Être connu plus tôt, avant qu’une situation ne se durcisse",
    "org.social.contact.1": "Responsable d’équipe, familles",
    "org.health.name": "Centre de santé",
    "org.health.offers": "Une heure d’écoute pour les 12 à 21 ans, en toute confidentialité",
    "org.health.needs": "Du temps : deux postes sont vacants",
    "org.health.contact.1": "Accueil",
    "org.fraternite.name": "La Fraternité",
    "org.fraternite.short": "Fraternité",
    "org.fraternite.offers": (
        "Une cuisine et une salle ouvertes à tous, des visites entre communautés"
    ),
    "org.fraternite.needs": "Être invitée en voisine, et non comme un problème à régler",
    "org.fraternite.contact.1": "Secrétariat du bureau",
    "org.parish.name": "Paroisse Saint-Luc",
    "org.parish.offers": "Une salle de réunion, une aide aux devoirs, beaucoup de bénévoles",
    "org.parish.needs": "Des réunions courtes, avec une fin claire",
    "org.parish.contact.1": "Secrétariat paroissial",
    "org.parents.name": "Parents du quartier",
    "org.parents.offers": "Des rencontres devant les écoles, un groupe de messages de 90 familles",
    "org.parents.needs": "Un interlocuteur quand un parent s’inquiète",
    "org.parents.contact.1": "Coordination",
    "org.passages.name": "Passages",
    "org.passages.offers": "Du théâtre-forum, une médiation de rue deux soirs par semaine",
    "org.passages.needs": "Un financement sur plus d’une année",
    "org.passages.contact.1": "Équipe de médiation",
    "org.prevention.name": "Service prévention",
    "org.prevention.offers": (
        "Une référente municipale, des formations, un petit budget pour les premiers essais"
    ),
    "org.prevention.needs": "Ce que voient les partenaires, en mots simples et sans noms",
    "org.prevention.contact.1": "Référente municipale",
    "org.prevention.contact.2": "Permanence",
    "org.police.name": "Police de proximité",
    "org.police.offers": (
        "Une présence au marché et aux écoles, des conseils pour la sécurité des événements"
    ),
    "org.police.needs": "Écouter plus que parler",
    "org.police.contact.1": "Correspondance avec les écoles",
    "org.prefecture.name": "Préfecture, cohésion sociale",
    "org.prefecture.short": "Préfecture",
    "org.prefecture.offers": "Un conseil sur les financements, le lien avec les services de l’État",
    "org.prefecture.needs": "Un bilan annuel sans coordonnées",
    "org.prefecture.contact.1": "Délégation à la cohésion",
    "org.law.name": "Point conseil droits",
    "org.law.offers": "Un conseil juridique gratuit, un atelier sur les discriminations",
    "org.law.contact.1": "Accueil",
    "org.housing.name": "Habitat Tilleuls",
    "org.housing.offers": "Des gardiens dans 40 cages d’escalier, une salle des locataires",
    "org.housing.contact.1": "Responsable de secteur",
    "member.espace": "Prépare les réunions et tient le fichier",
    "member.media": "Accueille une réunion sur deux",
    "member.prevention": "Référente conseil, budget de formation",
    "member.fc": "Club-house pour les réunions du soir",
    "member.health": "Lit les comptes rendus, conseille à la demande",
    "member.prefecture": "Vient deux fois par an, aide pour les financements",
    "commitment.start": "Premier contact",
    "commitment.grown": "Prend une part du travail",
    "commitment.fc.1": "Deux entraîneurs sont venus écouter",
    "commitment.fc.2": "Prise de recul : les réunions tombaient le soir d’entraînement",
    "commitment.fc.3": "Retour aux réunions de fin d’après-midi",
    "commitment.fc.4": "Pilote l’atelier d’écoute",
    "commitment.parish": "Moins de bénévoles depuis l’été",
    "reason.evening.words": "Le jeudi, c’est soir d’entraînement.",
    "reason.evening.answer": "Une réunion sur deux passe à 17 h 30, au club-house.",
    "reason.evening.change": "De retour à l’automne",
    "reason.watch.words": "Nous entraînons, nous ne surveillons pas.",
    "reason.watch.answer": (
        "Personne ne signale personne ; la charte le dit, nous l’avons relue ensemble."
    ),
    "reason.watch.change": "A signé la charte",
    "reason.council.words": "Je ne peux pas parler au nom de tout le conseil.",
    "reason.council.answer": "Venir d’abord écouter ; rien n’est voté le soir même.",
    "reason.council.change": "Présente à quatre réunions",
    "reason.posts.words": "Deux postes sont vacants jusqu’au printemps.",
    "reason.posts.answer": (
        "Le compte rendu de chaque réunion et un appel tous les deux mois suffisent pour l’instant."
    ),
    "reason.speak.words": "Si nous venons, les autres parleront-ils encore ?",
    "reason.speak.answer": (
        "La question leur a été posée : oui, si chacun dit au début pourquoi il vient."
    ),
    "reason.speak.change": "Un tour de table ouvre chaque réunion",
    "reason.hours.words": "Les réunions tombent sur les heures de classe.",
    "reason.hours.answer": "Les dates sont fixées pour l’année, la moitié après la classe.",
    "reason.hours.change": "Présente aux quatre dernières réunions",
    "reason.words.words": "Le sujet fait peur aux familles.",
    "reason.words.answer": (
        "On parle de vivre ensemble, d’actualité, d’écoute. Un parent relit d’abord les "
        "invitations."
    ),
    "reason.words.change": "Nouveaux mots sur toutes les invitations",
    "reason.mediator.words": "Notre médiateur n’a pas été remplacé.",
    "reason.mediator.answer": "La porte reste ouverte, le bilan annuel est envoyé.",
    "contact.fc.1": "Atelier d’écoute : dates et salle",
    "contact.fc.1.next": "Passer à l’entraînement du vendredi",
    "contact.fc.2": "À la réunion, deux personnes",
    "contact.health.1": "Demande d’une première visite, à rappeler",
    "contact.health.1.next": "Rappeler la direction du centre",
    "contact.college.1": "Sujets proposés par deux classes",
    "contact.ecole.1": "Dates après la classe pour le prochain trimestre",
    "contact.media.1": "Salle pour la soirée débat",
    "contact.social.1": "Permanence à la rencontre des parents",
    "contact.fraternite.1": "Cuisine ouverte pour la fête des voisins",
    "contact.parish.1": "Qui vient après l’été",
    "contact.parents.1": "Projet de texte pour les parents",
    "contact.passages.1": "Petit-déjeuner des commerçants mis en pause",
    "contact.prevention.1": "Notes de la dernière réunion",
    "contact.police.1": "Le retour après la soirée débat",
    "contact.prefecture.1": "Calendrier des appels à projets",
    "contact.law.1": "Invitation à découvrir une réunion",
    "contact.espace.1": "Ordre du jour de la prochaine réunion",
}
