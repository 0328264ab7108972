import { Alert, Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addMember,
  MEMBERS_A_PAGE,
  type Member,
  members,
  type NewMember,
  type Role,
} from '../../api/members';
import { formatDay } from '../../shared/format';
import '../../shared/i18n/members';
import '../../shared/i18n/roles';
import { t, word } from '../../shared/i18n';
import { AllowedPart } from '../../shared/role/Allowed';
import { Curl, Loaded, Waiting } from '../../shared/states/Loaded';
import { MemberDeeds } from './MemberDeeds';
import { RoleChoice } from './RoleChoice';
import { SettingsPage } from './SettingsPage';
import css from './settings.module.css';

/** Who is in the team, and what each of them may do. */
export function MembersPage() {
  const [page, setPage] = useState(0);
  const known = useQuery({ ...members(page), placeholderData: keepPreviousData });
  const [welcome, setWelcome] = useState<NewMember | null>(null);
  return (
    <SettingsPage title={t('settings.members')} path="/member">
      {welcome === null ? null : <Welcome member={welcome} />}
      <section className={`panel ${css.part}`} aria-labelledby="members">
        <h2 id="members">{t('members.count', { count: known.data?.count ?? 0 })}</h2>
        <Loaded query={known} waiting={<Waiting rows={3} />}>
          {({ members: list, count }) => (
            <>
              <Table list={list} onWelcome={setWelcome} />
              {count > MEMBERS_A_PAGE ? (
                <div className={css.buttons}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={page === 0}
                    onClick={() => setPage(page - 1)}
                  >
                    {t('members.before')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={(page + 1) * MEMBERS_A_PAGE >= count}
                    onClick={() => setPage(page + 1)}
                  >
                    {t('members.after')}
                  </Button>
                </div>
              ) : null}
            </>
          )}
        </Loaded>
      </section>
      <section className={`panel ${css.part}`} aria-labelledby="add">
        <h2 id="add">{t('members.add')}</h2>
        <AllowedPart deed="POST /member">
          <Add onWelcome={setWelcome} />
        </AllowedPart>
      </section>
    </SettingsPage>
  );
}

/** What a new member is sent, shown once. */
function Welcome({ member: { name, welcome, welcome_expires } }: { member: NewMember }) {
  return (
    <Alert
      color="green.9"
      variant="default"
      mb="md"
      role="status"
      title={t(welcome === null ? 'members.known' : 'members.welcome', { name })}
    >
      {welcome === null ? (
        t('members.knownHow')
      ) : (
        <>
          <p style={{ margin: '0 0 8px' }}>
            {t('members.welcomeHow', { time: formatDay(welcome_expires ?? '') })}
          </p>
          <Curl command={`${location.origin}${welcome}`} />
        </>
      )}
    </Alert>
  );
}

interface TableProps {
  list: Member[];
  onWelcome: (member: NewMember) => void;
}

function Table({ list, onWelcome }: TableProps) {
  return (
    <table className={`cards ${css.table}`}>
      <thead>
        <tr>
          {(['name', 'email', 'role'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`members.${name}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr">{t('members.do')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              {member.name}{' '}
              {member.you ? <span className="muted">({t('members.you')})</span> : null}
              {member.welcomed ? null : <div className="muted">{t('members.notYet')}</div>}
            </th>
            <td className="words">{member.email}</td>
            <td data-label={t('members.role')}>{word('role', member.role)}</td>
            <td>
              <MemberDeeds member={member} onWelcome={onWelcome} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Add({ onWelcome }: { onWelcome: (member: NewMember) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const add = useMutation({
    mutationFn: () => addMember({ name: name.trim(), email: email.trim(), role }),
    onSuccess: (made) => {
      onWelcome(made);
      setName('');
      setEmail('');
      return client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextInput
        label={t('members.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('members.email')}
        type="email"
        value={email}
        maxLength={320}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={add.error?.message}
      />
      <RoleChoice role={role} onChange={setRole} />
      <Button
        type="submit"
        loading={add.isPending}
        disabled={name.trim() === '' || email.trim() === ''}
      >
        {t('members.addDo')}
      </Button>
    </form>
  );
}
