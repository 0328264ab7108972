import { Tooltip, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../i18n';
import css from './ui.module.css';

/** Something that is copied by a click, and says so. */
export function Copy({
  value,
  children,
  mono,
}: {
  value: string;
  children?: ReactNode;
  mono?: boolean;
}) {
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <Tooltip label={clipboard.copied ? t('copy.done') : t('copy.do', { value })}>
      <UnstyledButton
        className={mono ? `${css.copy} mono` : css.copy}
        onClick={(event) => {
          event.stopPropagation();
          clipboard.copy(value);
        }}
      >
        {children ?? value}
        <span role="status" className={css.copied}>
          {clipboard.copied ? t('copy.done') : ''}
        </span>
      </UnstyledButton>
    </Tooltip>
  );
}
