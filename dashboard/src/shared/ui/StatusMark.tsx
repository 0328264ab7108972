import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconBan from '@tabler/icons-react/icons/IconBan';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconMailbox from '@tabler/icons-react/icons/IconMailbox';
import IconPhoneCall from '@tabler/icons-react/icons/IconPhoneCall';
import IconPhoneOff from '@tabler/icons-react/icons/IconPhoneOff';
import IconPhonePause from '@tabler/icons-react/icons/IconPhonePause';
import IconX from '@tabler/icons-react/icons/IconX';
import type { ComponentType } from 'react';
import type { Schemas } from '../../api/client';
import { word } from '../i18n';
import css from './ui.module.css';

type Status = Schemas['CallStatus'];
type Look = { icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>; color: string };

const LOOKS: Record<Status, Look> = {
  QUEUED: { icon: IconClock, color: 'calm' },
  NOT_STARTED: { icon: IconPhoneCall, color: 'live' },
  IN_PROGRESS: { icon: IconPhoneCall, color: 'live' },
  COMPLETED: { icon: IconCheck, color: 'good' },
  NO_ANSWER: { icon: IconPhoneOff, color: 'calm' },
  BUSY: { icon: IconPhonePause, color: 'calm' },
  FAILED: { icon: IconAlertTriangle, color: 'bad' },
  LEFT_VOICEMAIL: { icon: IconMailbox, color: 'calm' },
  TRANSFERRED: { icon: IconPhoneCall, color: 'good' },
  SUPPRESSED: { icon: IconBan, color: 'warn' },
  CANCELLED: { icon: IconX, color: 'calm' },
};

export const STATUSES = Object.keys(LOOKS) as Status[];

/** Whether more is still to come of a call. */
export function goesOn(status: Status): boolean {
  return status === 'QUEUED' || status === 'NOT_STARTED' || status === 'IN_PROGRESS';
}

/** How a call ended, or how it stands: icon, words and colour. */
export function StatusMark({ status, reason }: { status: Status; reason: string | null }) {
  const look = LOOKS[status];
  const Icon = look.icon;
  return (
    <span className={css.mark} style={{ color: `var(--${look.color})` }} data-status={status}>
      <Icon size={16} aria-hidden />
      <span className={css.words}>
        {reason !== null && !goesOn(status) ? word('reason', reason) : word('status', status)}
      </span>
    </span>
  );
}
