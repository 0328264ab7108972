import { UnstyledButton } from '@mantine/core';
import { stepOf } from '../../agent-doc/document';
import { t, word } from '../../shared/i18n';
import css from './builder.module.css';
import { titleOf, useBuilder, useDoc } from './context';

/** What is wrong, errors first; each leads to where it is put right. */
export function ProblemList({ empty = 0 }: { empty?: number }) {
  const { problems, numbers, jump } = useBuilder();
  const doc = useDoc();
  if (problems.length === 0) return <p className={css.note}>{t('builder.noProblems')}</p>;
  return (
    <section className={css.problems} aria-label={t('builder.problems')}>
      {empty > 0 ? <p className="muted">{t('builder.emptyRows', { count: empty })}</p> : null}
      <ul>
        {problems.map((one) => {
          const step = one.step === null ? undefined : stepOf(doc, one.step);
          return (
            <li key={`${one.path} ${one.code} ${one.message}`} data-severity={one.severity}>
              <strong>{word('severity', one.severity)}</strong> {one.message}{' '}
              <UnstyledButton className={css.fix} onClick={() => jump(one.step, one.part)}>
                {t('builder.fix', {
                  where: step === undefined ? t('builder.agent') : titleOf(step, numbers),
                })}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
