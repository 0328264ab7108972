package dev.parley.sip.call;

import dev.parley.sip.message.SipUri;

/** Decides which targets of a 3xx a call may go on to. */
@FunctionalInterface
public interface RedirectRule {
  /** Goes on to any. */
  RedirectRule ANY = _ -> new Verdict.Follow();

  /** What may become of one target. */
  sealed interface Verdict {
    /** The call may go there. */
    record Follow() implements Verdict {}

    /**
     * The call may go there if all addresses of the target's host are among those the INVITE could
     * have gone to.
     *
     * @param otherwise why it may not if they are not, for a person
     */
    record FollowIfSame(String otherwise) implements Verdict {}

    /**
     * The call may not go there.
     *
     * @param why for a person
     */
    record Refuse(String why) implements Verdict {}
  }

  Verdict judge(SipUri moved);
}
