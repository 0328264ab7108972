import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Checkbox, Kbd, Modal } from '@mantine/core';
import { Fragment, useState } from 'react';
import '../shared/i18n/keys';
import { t } from '../shared/i18n';
import { activeShortcuts, singleKeysOff, switchSingleKeys } from '../shared/keyboard/keys';
import css from './help.module.css';

/** What can be done here by the keyboard. */
export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [off, setOff] = useState(singleKeysOff());
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <dl className={css.keys}>
        {activeShortcuts().map((shortcut) => (
          <Fragment key={shortcut.keys}>
            <dt>
              {shortcut.keys.split(' ').map((key) => (
                <Kbd key={key}>{key.replace('Mod', 'Ctrl')}</Kbd>
              ))}
            </dt>
            <dd>{t(shortcut.label)}</dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox
        mt="md"
        label={t('keys.off')}
        checked={off}
        onChange={(event) => {
          setOff(event.currentTarget.checked);
          switchSingleKeys(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
