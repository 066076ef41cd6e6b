import { Button, Flex } from '@strapi/design-system';
import { useEffect, useRef } from 'react';
import type { FormProblem } from '../../../../server/src/forms/contract';
import { Notice } from '../../components/Notice';
import { useT } from '../../hooks/useT';
import { focusPlace } from './model/problems';

/** What keeps the form from being published, each with a way to the place. */
export const ProblemsNotice = ({ problems }: { problems: FormProblem[] }) => {
  const t = useT();
  /** A legal basis by its name rather than its code. */
  const wordsOf = ({ values }: FormProblem) =>
    values.basis ? { ...values, basis: t.maybe(`basis.${values.basis}`, values.basis) } : values;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="danger" title={t('forms.problems.title')}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
          {problems.map((problem) => (
            <Flex
              key={`${problem.path}-${problem.code}`}
              tag="li"
              justifyContent="space-between"
              alignItems="flex-start"
              gap={4}
            >
              <span>
                {t.maybe(`forms.problem.${problem.code}`, problem.code, wordsOf(problem))}
              </span>
              <Button
                type="button"
                variant="tertiary"
                size="S"
                flex="none"
                onClick={() => focusPlace(problem.path)}
              >
                {t('forms.problems.show')}
              </Button>
            </Flex>
          ))}
        </Flex>
      </Notice>
    </div>
  );
};
