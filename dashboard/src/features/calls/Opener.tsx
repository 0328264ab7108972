import { Button, type ButtonVariant, Popover } from '@mantine/core';
import type { ReactNode } from 'react';

/** A button beside the list, and what it opens. */
export function Opener(props: {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  label: string;
  variant?: ButtonVariant;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const { opened, onOpened, label } = props;
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      width={300}
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button
          variant={props.variant ?? 'default'}
          size="compact-sm"
          leftSection={props.icon}
          aria-haspopup="dialog"
          onClick={() => onOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{props.children}</Popover.Dropdown>
    </Popover>
  );
}
