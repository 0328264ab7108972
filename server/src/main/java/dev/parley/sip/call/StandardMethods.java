package dev.parley.sip.call;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The methods of every endpoint. A further one is a file of its own and a line here. */
final class StandardMethods {
  private StandardMethods() {}

  /** The methods, in the order in which Allow names them. */
  static List<Method> of(CallContext context, SipHandler handler, BooleanSupplier overloaded) {
    OptionsServer options = new OptionsServer(context);
    return List.of(
        new Method(
            "INVITE",
            new InviteServer(context, handler, overloaded),
            (session, transaction) -> session.offers().reinvited(transaction),
            Set.of("timer")),
        Method.within("BYE", ByeServer::requested),
        new Method("OPTIONS", options, options, Set.of()),
        Method.within("UPDATE", (session, transaction) -> session.offers().updated(transaction)),
        Method.within("INFO", InfoServer::requested));
  }
}
