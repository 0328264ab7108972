import { Button, type ButtonVariant, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { Allowed } from '../../shared/role/Allowed';
import { type Deed, useForbidden } from '../../shared/role/forbidden';

/** A button beside the list, and what it opens. */
export function Opener(props: {
  /** What it is for, where not every role may. */
  deed?: Deed;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  label: string;
  variant?: ButtonVariant;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const { deed, opened, onOpened, label } = props;
  const button = (
    <Button
      variant={props.variant ?? 'default'}
      size="compact-sm"
      leftSection={props.icon}
      aria-haspopup="dialog"
      onClick={() => onOpened(!opened)}
    >
      {label}
    </Button>
  );
  const forbidden = useForbidden(deed) !== undefined;
  if (deed !== undefined && forbidden) return <Allowed deed={deed}>{button}</Allowed>;
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
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={label}>{props.children}</Popover.Dropdown>
    </Popover>
  );
}
