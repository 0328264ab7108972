import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Alert, Button, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  changeMember,
  type Member,
  type NewMember,
  removeMember,
  welcomeMember,
} from '../../api/members';
import { t } from '../../shared/i18n';
import { Allowed } from '../../shared/role/Allowed';
import { RoleChoice } from './RoleChoice';
import css from './settings.module.css';

interface MemberDeedsProps {
  member: Member;
  onWelcome: (member: NewMember) => void;
}

/** What an admin does with one member: another role, another link, out. */
export function MemberDeeds({ member, onWelcome }: MemberDeedsProps) {
  const { id, name, welcomed } = member;
  const [asked, setAsked] = useState<'role' | 'remove' | null>(null);
  const close = () => setAsked(null);
  const link = useMutation({ mutationFn: () => welcomeMember(id), onSuccess: onWelcome });
  return (
    <div className={css.buttons}>
      {link.error ? (
        <span role="alert" className={css.bad}>
          {link.error.message}
        </span>
      ) : null}
      {welcomed ? null : (
        <Allowed deed="POST /member/{id}/welcome">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('members.linkOf', { name })}
            loading={link.isPending}
            onClick={() => link.mutate()}
          >
            {t('members.link')}
          </Button>
        </Allowed>
      )}
      <Allowed deed="PUT /member/{id}">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('members.changeOf', { name })}
          onClick={() => setAsked('role')}
        >
          {t('members.change')}
        </Button>
      </Allowed>
      <Allowed deed="DELETE /member/{id}">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('members.removeOf', { name })}
          onClick={() => setAsked('remove')}
        >
          {t('members.remove')}
        </Button>
      </Allowed>
      {asked === 'role' ? <ChangeRole member={member} onClose={close} /> : null}
      {asked === 'remove' ? <Remove member={member} onClose={close} /> : null}
    </div>
  );
}

interface AskProps {
  member: Member;
  onClose: () => void;
}

function ChangeRole({ member, onClose }: AskProps) {
  const client = useQueryClient();
  const [role, setRole] = useState(member.role);
  const change = useMutation({
    mutationFn: () => changeMember(member.id, role),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('members.changeOf', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack>
          <RoleChoice role={role} onChange={setRole} />
          <p style={{ margin: 0 }}>{t(member.you ? 'members.changeYou' : 'members.changeWhat')}</p>
          {change.error ? (
            <Alert color="red" variant="outline" role="alert">
              {change.error.message}
            </Alert>
          ) : null}
          <Button type="submit" loading={change.isPending} disabled={role === member.role}>
            {t('members.changeDo')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

/** Asks once, since somebody is shut out. */
function Remove({ member, onClose }: AskProps) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeMember(member.id),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('members.removeOf', { name: member.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <p style={{ margin: 0 }}>{t('members.removeWhat')}</p>
        {remove.error ? (
          <Alert color="red" variant="outline" role="alert">
            {remove.error.message}
          </Alert>
        ) : null}
        <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('members.removeOf', { name: member.name })}
        </Button>
      </Stack>
    </Modal>
  );
}
