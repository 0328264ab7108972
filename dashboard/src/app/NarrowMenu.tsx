import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../shared/i18n';

/** The menu of a narrow screen: it closes when somebody goes somewhere. */
export function NarrowMenu({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      size={240}
      title={t('shell.nav')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: its links are what is used, this follows them */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div onClick={onClose}>{children}</div>
    </Drawer>
  );
}
