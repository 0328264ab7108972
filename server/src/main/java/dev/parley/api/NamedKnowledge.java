package dev.parley.api;

import dev.parley.call.KnowledgeId;
import dev.parley.knowledge.KnowledgeBase;
import dev.parley.records.KnowledgeBases;

/** The knowledge base that the path of a request names. */
record NamedKnowledge(KnowledgeBases bases) {
  static final String WHAT = "knowledge base";

  /**
   * Reads it.
   *
   * @throws ApiException 404 if the team has none of that id
   */
  KnowledgeBase of(Request request) {
    return Request.uuid(request.context().pathParam("id"))
        .map(KnowledgeId::new)
        .flatMap(id -> bases.get(request.team(), id))
        .orElseThrow(() -> unknown(request));
  }

  static ApiException unknown(Request request) {
    return ApiException.notFound(WHAT, request.context().pathParam("id"));
  }
}
