package dev.parley.sip.call;

import dev.parley.sip.message.SipRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions that live, by dialog. */
final class Dialogs {
  private final Map<Dialog.Id, Session> sessions = new HashMap<>();

  void add(Session session) {
    sessions.put(session.dialog().id(), session);
  }

  void remove(Session session) {
    sessions.remove(session.dialog().id(), session);
  }

  @Nullable Session find(SipRequest received) {
    return sessions.get(Dialog.Id.of(received));
  }

  boolean lives(Dialog.Id id) {
    return sessions.containsKey(id);
  }

  int size() {
    return sessions.size();
  }

  List<Session> all() {
    return List.copyOf(sessions.values());
  }
}
