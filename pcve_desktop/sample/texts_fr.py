"""The sample in French: every word of it by key, the same keys in each language."""

from pcve_desktop.sample.wording.diagnosis_fr import DIAGNOSIS
from pcve_desktop.sample.wording.life_fr import LIFE
from pcve_desktop.sample.wording.partners_fr import PARTNERS
from pcve_desktop.sample.wording.plan_fr import PLAN

TEXTS: dict[str, str] = PARTNERS | DIAGNOSIS | PLAN | LIFE
