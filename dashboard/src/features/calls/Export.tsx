import '@mantine/core/styles/Menu.layer.css';
import { Button, Menu } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { t } from '../../shared/i18n';
import { useShortcuts } from '../../shared/keyboard/keys';

interface ExportProps {
  /** Where the file is, in either form. */
  at: (form: 'csv' | 'jsonl') => string;
  size?: 'sm' | 'compact-sm';
  keys?: boolean;
}

/** Calls as a file: one for a spreadsheet, or one for a program. */
export function Export({ at, size = 'sm', keys = false }: ExportProps) {
  const save = () => {
    const link = document.createElement('a');
    link.href = at('csv');
    link.download = '';
    link.click();
  };
  useShortcuts(keys ? [{ keys: 'e', label: 'keys.export', run: save }] : []);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size={size} leftSection={<IconDownload size={16} aria-hidden />}>
          {t('export.do')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'jsonl'] as const).map((form) => (
          <Menu.Item key={form} component="a" href={at(form)} download>
            {t(`export.${form}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
