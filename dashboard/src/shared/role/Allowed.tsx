import { Tooltip } from '@mantine/core';
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { type Deed, useForbidden } from './forbidden';
import css from './role.module.css';

/** What a button or an item of a menu is told where it may not be used. */
interface Control {
  'data-disabled'?: boolean;
  'aria-disabled'?: boolean;
  'aria-description'?: string;
  type?: 'button';
  href?: undefined;
  download?: undefined;
  loading?: false;
  onClick?: (event: MouseEvent) => void;
}

/** A button, which does nothing and says why where the role may not do what it does. */
export function Allowed({ deed, children }: { deed: Deed; children: ReactElement }) {
  const why = useForbidden(deed);
  if (why === undefined) return children;
  // It can be reached by keys, so that everybody can learn why.
  const told = cloneElement(children as ReactElement<Control>, {
    'data-disabled': true,
    'aria-disabled': true,
    'aria-description': why,
    onClick: (event) => event.preventDefault(),
  });
  return (
    <Tooltip label={why} multiline maw={280} events={{ hover: true, focus: true, touch: true }}>
      {told}
    </Tooltip>
  );
}

interface AllowedPartProps {
  deed: Deed;
  /** Nothing of it is of use to whoever may not. */
  hidden?: boolean;
  children: ReactNode;
}

/** A form, in which nothing can be typed where the role may not do what it does; it says why. */
export function AllowedPart({ deed, hidden, children }: AllowedPartProps) {
  const why = useForbidden(deed);
  if (why === undefined) return children;
  return (
    <fieldset disabled className={css.part} data-forbidden>
      <p className={css.why}>{why}</p>
      {hidden ? null : children}
    </fieldset>
  );
}
