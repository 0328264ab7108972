package dev.parley.telephony;

import dev.parley.sip.call.SipCall;
import dev.parley.sip.call.SipCallEvent;
import dev.parley.sip.call.SipCallListener;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a leg's dialog and has the host names of session descriptions looked up before it
 * reads them. What happens meanwhile waits its turn, but for the end. Confined to the {@code
 * sip-loop}, which does not wait.
 */
final class NamedHosts implements SipCallListener {
  private final SipCallListener dialog;
  private final HostNames names;
  private final Queue<SipCallEvent> waiting = new ArrayDeque<>();
  private boolean asking;
  private boolean over;

  NamedHosts(SipCallListener dialog, HostNames names) {
    this.dialog = dialog;
    this.names = names;
  }

  @Override
  public void on(SipCall call, SipCallEvent event) {
    if (event instanceof SipCallEvent.Ended) {
      over = true;
      waiting.clear();
      dialog.on(call, event);
    } else if (asking) {
      waiting.add(event);
    } else {
      take(call, event);
    }
  }

  private void take(SipCall call, SipCallEvent event) {
    String sdp = description(event);
    if (sdp == null || SdpNames.in(sdp).isEmpty()) {
      dialog.on(call, event);
      return;
    }
    asking = true;
    names.resolved(sdp, found -> call.onLoop(() -> found(call, described(event, found))));
  }

  private void found(SipCall call, SipCallEvent event) {
    asking = false;
    if (!over) {
      dialog.on(call, event);
    }
    while (!asking && !over && !waiting.isEmpty()) {
      take(call, waiting.remove());
    }
  }

  private static @Nullable String description(SipCallEvent event) {
    return switch (event) {
      case SipCallEvent.Progress progress -> progress.sdp();
      case SipCallEvent.Answered answered -> answered.sdp();
      case SipCallEvent.Acknowledged(@Nullable String sdp) -> sdp;
      case SipCallEvent.Offered(@Nullable String sdp) -> sdp;
      case SipCallEvent.Reanswered(@Nullable String sdp) -> sdp;
      case SipCallEvent.ReofferRefused _,
          SipCallEvent.Pressed _,
          SipCallEvent.Probed _,
          SipCallEvent.Ended _ ->
          null;
    };
  }

  /** The same event with another description. */
  private static SipCallEvent described(SipCallEvent event, String sdp) {
    return switch (event) {
      case SipCallEvent.Progress(int status, String reason, _, String fork) ->
          new SipCallEvent.Progress(status, reason, sdp, fork);
      case SipCallEvent.Answered(_, boolean answerNeeded, String fork) ->
          new SipCallEvent.Answered(sdp, answerNeeded, fork);
      case SipCallEvent.Acknowledged _ -> new SipCallEvent.Acknowledged(sdp);
      case SipCallEvent.Offered _ -> new SipCallEvent.Offered(sdp);
      case SipCallEvent.Reanswered _ -> new SipCallEvent.Reanswered(sdp);
      case SipCallEvent.ReofferRefused _,
          SipCallEvent.Pressed _,
          SipCallEvent.Probed _,
          SipCallEvent.Ended _ ->
          event;
    };
  }
}
