package dev.parley.api;

import java.util.List;
import java.util.stream.Stream;

/** The table of routes: everything this server answers, first match first. */
final class Routes {
  private Routes() {}

  static List<Route> of(ApiParts parts, EventStreams streams) {
    var records = parts.records();
    var lists = new CallLists(records.calls(), parts.json());
    return Stream.of(
            new ContactRoutes(records.contacts(), parts.orders()).routes(),
            new InterviewRoutes(records.agents(), lists).routes(),
            new AgentRoutes(records.agents(), parts.capabilities()).routes(),
            new CallRoutes(records.calls(), records.agents(), lists, streams).routes(),
            new WebhookRoutes(records.subscriptions(), records.agents()).routes(),
            new UserRoutes(records.users()).routes(),
            new OperationRoutes(parts.checks(), parts.meters()).routes())
        .flatMap(routes -> routes)
        .toList();
  }
}
