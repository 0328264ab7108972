package dev.parley.sip.call;

import dev.parley.sip.message.SipUri;
import dev.parley.sip.transaction.Hop;
import dev.parley.sip.transaction.Network;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds out where a 3xx may be followed to (RFC 3261 section 8.1.3.4). Loop-confined. */
final class Redirection {
  private final Network network;
  private final RedirectRule rule;
  private final Hop from;
  private final Deque<SipUri> targets;
  private final Consumer<Outcome> done;
  private @Nullable String why;

  /** What was found. */
  sealed interface Outcome {
    /** The call goes on to there. */
    record Follow(SipUri target) implements Outcome {}

    /**
     * It goes nowhere.
     *
     * @param why for a person, about the most wanted target; null when there is none
     */
    record Nowhere(@Nullable String why) implements Outcome {}
  }

  private Redirection(
      Network network, RedirectRule rule, Hop from, List<SipUri> targets, Consumer<Outcome> done) {
    this.network = network;
    this.rule = rule;
    this.from = from;
    this.targets = new ArrayDeque<>(targets);
    this.done = done;
  }

  /**
   * Begins.
   *
   * @param from where the INVITE went, by name
   * @param targets the most wanted first
   * @param done called once, now or later
   */
  static void find(
      Network network, RedirectRule rule, Hop from, List<SipUri> targets, Consumer<Outcome> done) {
    new Redirection(network, rule, from, targets, done).next();
  }

  private void next() {
    SipUri target = targets.poll();
    if (target == null) {
      done.accept(new Outcome.Nowhere(why));
      return;
    }
    String wanted = network.transports().missing(target);
    if (wanted != null) {
      passOver(SipEnd.wanting(network.transports(), wanted, "the address it moves the call to"));
      return;
    }
    switch (rule.judge(target)) {
      case RedirectRule.Verdict.Follow _ -> done.accept(new Outcome.Follow(target));
      case RedirectRule.Verdict.Refuse(String refused) -> passOver(refused);
      case RedirectRule.Verdict.FollowIfSame(String otherwise) -> compare(target, otherwise);
    }
  }

  private void passOver(String reason) {
    why = why == null ? reason : why;
    next();
  }

  private void compare(SipUri target, String otherwise) {
    network.resolve(
        network.transports().hop(target, from.transport()),
        theirs ->
            network.resolve(
                from,
                ours -> {
                  List<String> known = ours.stream().map(Hop::host).toList();
                  if (!theirs.isEmpty()
                      && theirs.stream().map(Hop::host).allMatch(known::contains)) {
                    done.accept(new Outcome.Follow(target));
                  } else {
                    passOver(otherwise);
                  }
                }));
  }
}
