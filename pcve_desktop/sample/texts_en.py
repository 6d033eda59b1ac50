"""The sample in English: every word of it by key, the same keys in each language."""

from pcve_desktop.sample.wording.diagnosis_en import DIAGNOSIS
from pcve_desktop.sample.wording.life_en import LIFE
from pcve_desktop.sample.wording.partners_en import PARTNERS
from pcve_desktop.sample.wording.plan_en import PLAN

TEXTS: dict[str, str] = PARTNERS | DIAGNOSIS | PLAN | LIFE
