import { Button } from '@mantine/core';
import type { Saved } from '../../api/builder';
import { formatClock } from '../../shared/format';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import { ChangeList } from './ChangeList';
import { useBuilder, useDoc } from './context';

/** Somebody else changed the same: nothing is written until one has chosen, and nothing is lost. */
export function Conflict({ theirs }: { theirs: Saved }) {
  const { editor } = useBuilder();
  const doc = useDoc();
  return (
    <section className={css.conflict} role="alert" aria-label={t('builder.conflict')}>
      <h2>{t('builder.conflictWhen', { time: formatClock(theirs.updated) })}</h2>
      <p>{t('builder.conflictHow')}</p>
      <ChangeList before={theirs.document} after={doc} />
      <div className={css.add}>
        <Button onClick={() => editor.keepMine()}>{t('builder.keepMine')}</Button>
        <Button variant="default" onClick={() => editor.takeTheirs()}>
          {t('builder.takeTheirs')}
        </Button>
      </div>
    </section>
  );
}
