import IconBan from '@tabler/icons-react/icons/IconBan';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconClock from '@tabler/icons-react/icons/IconClock';
import type { MayCall } from '../../api/contacts';
import '../i18n/contacts';
import { t } from '../i18n';
import { When } from '../ui/When';
import css from './order.module.css';

const LOOKS = {
  now: { icon: IconCheck, color: 'good' },
  later: { icon: IconClock, color: 'warn' },
  no: { icon: IconBan, color: 'bad' },
} as const;

/** Whether somebody may be called, with all that stands against it. */
export function Reasons({ may }: { may: MayCall }) {
  const { icon: Icon, color } = LOOKS[may.may];
  return (
    <div className={css.may} data-may={may.may} style={{ color: `var(--${color})` }}>
      <Icon size={16} aria-hidden />
      <div>
        <strong>{t(`may.${may.may}`)}</strong>{' '}
        {may.until ? (
          <>
            {t('may.until')} <When time={may.until} />.{' '}
          </>
        ) : null}
        {may.reasons.map((reason) => (
          <span key={reason.code}>{reason.message} </span>
        ))}
      </div>
    </div>
  );
}
