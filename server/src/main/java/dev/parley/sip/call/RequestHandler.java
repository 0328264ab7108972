package dev.parley.sip.call;

import dev.parley.sip.transaction.ServerTransaction;
import java.util.concurrent.Executor;

/** Takes requests of one method that belong to no dialog, such as REGISTER. */
@FunctionalInterface
public interface RequestHandler {
  /**
   * A request has come. Called on the {@code sip-loop}, so it must not block; the response is given
   * now or later, on that thread.
   *
   * @param transaction is to be given a final response, as a rule made by {@link
   *     ServerTransaction#response}
   * @param loop runs what is found out elsewhere on the {@code sip-loop}
   */
  void requested(ServerTransaction transaction, Executor loop);
}
