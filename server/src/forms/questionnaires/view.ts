import type { FieldValues } from '../../../../content-types';
import type { FormView, QuestionnaireView } from '../contract';
import { viewOf } from '../form-view';
import { courseOf, resumeAt, type CourseStep } from './course';
import type { Sitting } from './sitting';

export interface Seen {
  view: FormView;
  course: CourseStep[];
  /** The step to show; null where there is none, or the person is through. */
  step: string | null;
  status: QuestionnaireView['status'];
}

/** The questionnaire as it stands before somebody now. */
export const seenBy = (sitting: Sitting, locale: string, wish: string | null): Seen => {
  const { form, version, given, known, saved, completed } = sitting;
  const view = {
    ...viewOf(form, version, locale, { start: '', challenge: null }),
    submitUrl: '',
    seenUrl: '',
  };
  const course = courseOf(version.definition, { given, known });
  const asks = course.some(({ asked }) => asked.length > 0);
  const wished = course.find(({ id }) => id === wish)?.id ?? null;
  if (!asks && !completed) return { view, course, step: null, status: 'nothing-to-ask' };
  if (completed && wished === null) return { view, course, step: null, status: 'completed' };
  const step = wished ?? resumeAt(version.definition, course, saved) ?? course.at(-1)?.id ?? null;
  return { view, course, step, status: 'open' };
};

/** The same for programs: what to ask, and what was said. */
export const toQuestionnaireView = (
  { view, course, step, status }: Seen,
  prefill: FieldValues
): QuestionnaireView => {
  const asked = new Set(course.flatMap((item) => item.asked));
  return {
    status,
    form: view,
    step,
    steps: course.map(({ id, asked: keys }) => ({ id, paths: keys.map((key) => `fields.${key}`) })),
    answers: Object.fromEntries(Object.entries(prefill).filter(([key]) => asked.has(key))),
  };
};
