package dev.parley.sip.call;

import dev.parley.sip.message.SipResponse;
import dev.parley.sip.transaction.ClientTransaction;
import dev.parley.sip.transaction.Hop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The phones that the INVITE of one call reached, by their tag. */
final class Forks {
  private final Function<Dialog, Session> sessions;
  private final CallContext context;
  private final Map<String, Fork> byTag = new HashMap<>();

  /**
   * No phone yet.
   *
   * @param sessions makes the session of a new dialog
   */
  Forks(CallContext context, Function<Dialog, Session> sessions) {
    this.context = context;
    this.sessions = sessions;
  }

  /**
   * The phone that a response came from, known or new.
   *
   * @param by the transaction of its INVITE
   * @param named what the address of that transaction was found by
   */
  Fork of(ClientTransaction by, SipResponse response, Hop named) {
    return byTag.computeIfAbsent(
        response.toTag(),
        _ -> {
          Dialog dialog =
              Dialog.calling(
                  context.network().transports(), by.request(), response, by.hop(), named);
          return new Fork(context, sessions.apply(dialog), by.request());
        });
  }

  /** The dialogs that are there. */
  List<Session> sessions() {
    return byTag.values().stream().map(Fork::session).toList();
  }

  /** Forgets all: another INVITE begins anew. */
  void drop() {
    byTag.values().forEach(Fork::drop);
    byTag.clear();
  }

  /**
   * Forgets those that have not answered but one. Who answers later all the same is a new dialog,
   * to be acknowledged and hung up.
   */
  void dropAllBut(@Nullable Fork chosen) {
    List<Fork> early =
        byTag.values().stream().filter(fork -> fork != chosen && !fork.confirmed()).toList();
    byTag.values().removeAll(early);
    early.forEach(Fork::drop);
  }
}
