"""French words of the sample: steps, training and shared diagnosis."""

DIAGNOSIS: dict[str, str] = {
    "step.training.reason": "Trois soirées, pas deux jours",
    "step.training.summary": (
        "Les bénévoles ont pu venir, et chaque soirée a réuni cinq secteurs ou plus autour de la "
        "table."
    ),
    "step.diagnosis.summary": (
        "Nous voyons plus de forces que prévu. Cinq fois, les regards diffèrent, et c’est écrit."
    ),
    "step.priorities.summary": (
        "Trois priorités sont retenues. Une proposition arrivée tard attend la prochaine réunion."
    ),
    "step.objectives.summary": (
        "Trois objectifs sont prêts. Celui sur les parents attend encore une date de bilan."
    ),
    "step.sharing.reason": (
        "Trois partenaires sont arrivés depuis l’adoption de la charte : il est temps de la "
        "relire ensemble"
    ),
    "module.roles.title": "Qui fait quoi aux Tilleuls",
    "module.roles.purpose": "Connaître le métier, les limites et les horaires de chacun.",
    "module.roles.material": "Une page par partenaire, remplie par le partenaire",
    "module.hexagon.title": "Hexagone : les facettes d’un cas fictif",
    "module.hexagon.purpose": (
        "Regarder une situation inventée depuis plusieurs métiers, et trouver ce qui protège."
    ),
    "module.hexagon.material": "Des cartes, une grande table, quatre-vingt-dix minutes",
    "module.words.title": "Parler sans étiqueter",
    "module.words.purpose": "S’exercer à des phrases qui gardent la conversation ouverte.",
    "module.words.material": "Douze petites scènes à jouer",
    "session.roles.objectives": "Après la soirée, chacun peut dire ce que font trois autres.",
    "session.roles.change": "Des badges avec le métier plutôt que l’organisation.",
    "session.hexagon.title": "Hexagone : un cas fictif",
    "session.hexagon.objectives": (
        "Voir que les causes sont multiples et que la protection commence tôt."
    ),
    "session.hexagon.change": "Moins de cartes, plus de temps pour les réponses.",
    "session.words.objectives": "Trouver des mots que parents et professionnels acceptent.",
    "session.words.change": "Jouer les scènes à trois, pour que l’un observe.",
    "session.refresher.title": "Séance de rappel pour les nouveaux venus",
    "session.refresher.objectives": "Les nouveaux connaissent la charte, le circuit et les autres.",
    "trainer.roles": "Équipe de l’espace jeunes",
    "trainer.hexagon": "Service prévention, avec une formatrice de la région",
    "trainer.words": "Équipe de médiation",
    "place.espace": "Espace Jeunes, grande salle",
    "place.media": "Médiathèque Olympe, salle 2",
    "place.clubhouse": "Club-house du FC Tilleuls",
    "place.college": "Collège des Tilleuls, salle polyvalente",
    "place.fraternite": "La Fraternité, salle commune",
    "confidence.whom": "Je sais vers qui me tourner",
    "confidence.label": "Je sais parler sans étiqueter",
    "confidence.roles": "Je comprends le rôle de mes partenaires",
    "confidence.facts": "Je distingue un malaise d’un fait",
    "hexagon.title": "Cas fictif : la place vide dans le bateau",
    "hexagon.case": (
        "Inventé du début à la fin. Dans une ville imaginaire au bord d’un fleuve, un adolescent "
        "quitte le club d’aviron après une dispute sur l’équipage. À la maison, un emploi est "
        "perdu et un déménagement approche. Les nuits se passent sur un forum qui explique tout "
        "par un complot caché. Les anciens amis entendent des blagues qui ne font plus rire. Une "
        "grand-mère garde sa porte ouverte le dimanche."
    ),
    "hexagon.conclusion": (
        "Personne n’aurait pu répondre seul. La place dans le bateau était la chose la plus "
        "simple à rendre."
    ),
    "card.job": "Un emploi perdu à la maison, et personne à qui en parler",
    "card.move": "Le déménagement : aucune idée du prochain collège",
    "card.desk": "Une permanence ouverte sans rendez-vous",
    "card.unheard": "Le sentiment que les responsables n’écoutent pas",
    "card.council": "Un conseil des jeunes qui décide d’un vrai budget",
    "card.plot": "Une histoire simple qui explique tout",
    "card.doubt": "Un enseignant qui dit : vérifions cela ensemble",
    "card.place": "Ne pas savoir où est sa place",
    "card.grandmother": "Les dimanches chez la grand-mère",
    "card.stranger": "Un inconnu en ligne qui répond toujours",
    "card.gift": "D’abord de petits services, puis des exigences",
    "card.quarrel": "La dispute sur l’équipage",
    "card.jokes": "Des blagues qui testent ce que le groupe accepte",
    "card.friend": "Un ancien ami qui continue d’écrire",
    "response.coach.who": "Entraîneur",
    "response.coach": "Appeler une fois par semaine, sans leçon : la place est toujours là.",
    "response.teacher.who": "Enseignante",
    "response.teacher": "Demander de l’aide pour le projet de classe sur les sources.",
    "response.social.who": "Travailleuse sociale",
    "response.social": "Proposer à la famille une heure sur le déménagement, rien d’autre.",
    "response.youth.who": "Animateur",
    "response.youth": "Trouver une tâche où veiller tard est utile : la nuit de la radio.",
    "response.librarian.who": "Bibliothécaire",
    "response.librarian": "Prêter le studio son pour une soirée entre amis.",
    "theme.news": "Actualité et rumeurs",
    "theme.families": "Familles et soutien",
    "theme.words": "Les mots entre équipes",
    "theme.ties": "Lieux et liens",
    "theme.online": "La vie en ligne",
    "finding.rumours": "Les rumeurs vont plus vite que les faits",
    "finding.rumours.source": "Enquête auprès de 212 foyers",
    "finding.newsplaces": "Peu de lieux pour parler de l’actualité du monde",
    "finding.newsplaces.source": "Table ronde avec 18 adolescents",
    "finding.late": "Des adolescents en ligne tard et seuls",
    "finding.late.note": (
        "Les uns y voient de l’isolement, d’autres des amis qui se retrouvent en jeu. Combien "
        "sont concernés, nous ne le savons pas."
    ),
    "finding.schools": "Deux écoles se rencontrent peu",
    "finding.tags": "Des tags de groupes opposés sur les mêmes murs",
    "finding.tags.source": "Marche avec des habitants, 14 personnes",
    "finding.videos": "Des vidéos qui se moquent des filles circulent comme des blagues",
    "finding.videos.note": (
        "Une mode passagère pour les uns, un début de mépris pour les autres. Accord pour "
        "interroger les élèves."
    ),
    "finding.plots": "Après la panne de courant, des récits de complot",
    "finding.demo": "Après une manifestation, des vitrines brisées et des groupes entiers accusés",
    "finding.demo.note": (
        "Les uns insistent sur les dégâts, d’autres sur le droit de manifester. Tous rejettent "
        "la violence."
    ),
    "finding.coaches": "Des entraîneurs à qui les adolescents font confiance",
    "finding.coaches.source": "Enquête du club, 96 réponses",
    "finding.grandparents": "Des grands-parents présents dans la rue",
    "finding.party": "La fête des voisins en juin",
    "finding.party.source": "Comptage des organisateurs, 340 personnes",
    "finding.fridays": "L’entraînement ouvert du vendredi",
    "finding.fridays.source": "Fréquentation du club sur un an",
    "finding.visits": "Des communautés qui se rendent visite",
    "finding.flags": "Des élèves qui règlent les disputes de drapeaux en parlant",
    "finding.apprentices": "Des apprentis qui parlent de leur métier avec fierté",
    "finding.words": "Des mots communs entre équipes",
    "finding.words.source": "Enquête auprès des partenaires, 41 réponses",
    "finding.contact": "Un contact identifié dans chaque école",
    "finding.time": "Le temps : les réunions tombent pendant le service",
    "finding.time.note": (
        "Les bénévoles demandent des soirées, les services des matinées. Une alternance est à "
        "l’essai."
    ),
    "finding.plain": "Des mots simples de la part des institutions",
    "finding.parents": "Des parents qui ne savent pas à qui demander",
    "finding.parents.source": "Petite enquête devant les écoles, 87 réponses",
    "finding.slogans": "Savoir que dire quand apparaissent des slogans de haine",
    "finding.propaganda": (
        "Des réponses pour les jeunes qui tombent sur une propagande violente au nom de la religion"
    ),
    "finding.propaganda.note": (
        "Les uns veulent en parler ouvertement, d’autres craignent que des croyants se sentent "
        "visés. Les partenaires cultuels proposent d’aider aux mots."
    ),
    "finding.hall": "La salle de la médiathèque le jeudi",
    "finding.hall.source": "Planning de réservation de l’année",
    "finding.mediators": "Deux médiateurs formés",
    "finding.mediators.source": "Attestations de formation de l’association",
    "finding.street": "Une équipe de rue, deux soirs par semaine",
    "finding.street.source": "Planning de l’association",
    "finding.climate": "Un groupe climat qui débat des limites de la protestation",
    "finding.leaflet": "Une brochure sur les groupes qui coupent de la famille",
    "finding.leaflet.source": "Brochure de l’État, dernière édition",
    "finding.medialab": "Un atelier pour vérifier images et sources",
    "finding.rumours.why.1": "Entendu à quelques portes, pas encore compté",
    "finding.rumours.why.2": "Trois équipes ont entendu les mêmes récits la même semaine",
    "finding.rumours.why.3": "L’enquête auprès des foyers le confirme",
    "finding.plots.why.1": "Rapporté une fois par un service",
    "finding.plots.why.2": "Nul ne sait où cela s’est entendu : une perception, pour l’instant",
    "finding.videos.why.1": "Vu une fois dans la cour",
    "finding.videos.why.2": "Vu dans les deux écoles et au club",
    "finding.videos.why.3": "Le club et les écoles n’y donnent pas le même poids",
    "finding.demo.why.2": "Deux manifestations calmes depuis",
    "finding.time.why.1": "Tout le monde a approuvé à la première réunion",
    "finding.time.why.2": "Bénévoles et services ne manquent pas les mêmes réunions",
    "finding.parents.why.1": "Dit à la permanence",
    "finding.parents.why.2": "École et association de parents disent la même chose",
    "finding.parents.why.3": "Moins de parents démunis qu’au printemps, selon l’enquête",
}
