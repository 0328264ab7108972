import { formatClock } from '../../shared/format';
import { t } from '../../shared/i18n';
import css from './builder.module.css';
import type { Saving } from './Saver';

/** Where what was typed is. */
export function SavingMark({ saving }: { saving: Saving }) {
  const bad = saving.is !== 'saved' && saving.is !== 'saving';
  return (
    <span role="status" className={bad ? css.bad : 'muted'}>
      {words(saving)}
    </span>
  );
}

function words(saving: Saving): string {
  switch (saving.is) {
    case 'saved':
      return saving.at === null
        ? t('builder.isSaved')
        : t('builder.savedAt', { time: formatClock(new Date(saving.at).toISOString()) });
    case 'saving':
      return t('builder.saving');
    case 'unreachable':
      return saving.kept ? t('builder.keptHere') : t('builder.notKept');
    case 'signed_out':
      return saving.kept ? t('builder.signedOut') : t('builder.notKept');
    case 'refused':
      return t('builder.refused', { message: saving.message });
    case 'conflict':
      return t('builder.conflict');
  }
}
