"""The sample in German: every word of it by key, the same keys in each language."""

from pcve_desktop.sample.wording.diagnosis_de import DIAGNOSIS
from pcve_desktop.sample.wording.life_de import LIFE
from pcve_desktop.sample.wording.partners_de import PARTNERS
from pcve_desktop.sample.wording.plan_de import PLAN

TEXTS: dict[str, str] = PARTNERS | DIAGNOSIS | PLAN | LIFE
