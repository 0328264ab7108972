import { NativeSelect } from '@mantine/core';
import type { Role } from '../../api/members';
import { t, word } from '../../shared/i18n';

const ROLES: Role[] = ['viewer', 'member', 'admin'];

interface RoleChoiceProps {
  role: Role;
  onChange: (role: Role) => void;
}

/** One of the roles, with what it may do. */
export function RoleChoice({ role, onChange }: RoleChoiceProps) {
  return (
    <NativeSelect
      label={t('members.role')}
      description={word('members.what', role)}
      value={role}
      data={ROLES.map((value) => ({ value, label: word('role', value) }))}
      onChange={({ currentTarget }) =>
        onChange(ROLES.find((one) => one === currentTarget.value) ?? role)
      }
    />
  );
}
