import '@mantine/core/styles/Menu.layer.css';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconTerminal2 from '@tabler/icons-react/icons/IconTerminal2';
import type { ReactNode } from 'react';
import { curl } from '../curl';
import { t } from '../i18n';

/** The menu of a page: what it shows, as a request of the interface. */
export function CopyAsCurl({ path, children }: { path: string; children?: ReactNode }) {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end">
      <Menu.Target>
        <Tooltip label={clipboard.copied ? t('copy.done') : t('page.more')}>
          <ActionIcon variant="default" size="lg" aria-label={t('page.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        <Menu.Item
          leftSection={<IconTerminal2 size={16} />}
          onClick={() => clipboard.copy(curl(path))}
        >
          {t('copy.curl')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
