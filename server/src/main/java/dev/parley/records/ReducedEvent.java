package dev.parley.records;

import dev.parley.call.CallEvent;
import dev.parley.call.CallEventJson;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Less of an event, where the database refuses the whole: an end is always written, first without
 * the variables, then with nothing but its reason; of another event, that it happened.
 */
final class ReducedEvent {
  private static final Logger LOG = LoggerFactory.getLogger(ReducedEvent.class);
  private static final String WHOLE = "whole";
  private static final String UNKEPT = "%s could not be kept";

  private ReducedEvent() {}

  /**
   * Writes the most of an event that the database takes.
   *
   * @param writing writes an event within the transaction of {@code handle}
   */
  static void write(Handle handle, CallEvent event, Consumer<CallEvent> writing) {
    List<CallEvent> forms = Stream.concat(Stream.of(event), lesser(event)).toList();
    for (int i = 0; i < forms.size(); i++) {
      handle.savepoint(WHOLE);
      try {
        writing.accept(forms.get(i));
        handle.releaseSavepoint(WHOLE);
        return;
      } catch (RuntimeException e) {
        if (UnavailableException.caused(e) || i == forms.size() - 1) {
          throw e;
        }
        LOG.error("A {} is kept with less than it had", CallEventJson.name(event), e);
        handle.rollbackToSavepoint(WHOLE);
      }
    }
  }

  private static Stream<CallEvent> lesser(CallEvent event) {
    if (event instanceof CallEvent.Ended ended) {
      String detail = ended.detail();
      return Stream.of(
          new CallEvent.Ended(
              ended.at(),
              ended.reason(),
              detail.isEmpty()
                  ? UNKEPT.formatted("The variables")
                  : detail + ". " + UNKEPT.formatted("The variables"),
              Map.of(),
              ended.outcomes()),
          new CallEvent.Ended(
              ended.at(),
              ended.reason(),
              UNKEPT.formatted("What else is known of the end"),
              Map.of(),
              List.of()));
    }
    return Stream.of(
        new CallEvent.Noted(
            event.at(), UNKEPT.formatted("An event (%s)".formatted(CallEventJson.name(event)))));
  }
}
