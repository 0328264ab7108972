package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The order of the rooms: each package may import only those named before it. */
class ArchitectureTest {
  private static final String ROOT = "dev.parley";

  private static final List<String> ORDER =
      List.of(
          "watch",
          "call",
          "agent",
          "language.words",
          "language.reading",
          "language.spelling",
          "language.intents",
          "language.answers",
          "language.times",
          "language.numbers",
          "language.names",
          "language.phones",
          "language.emails",
          "language.addresses",
          "language.speech",
          "language.values",
          "outbound",
          "audio",
          "sip.message",
          "sip.transaction",
          "sip.call",
          "sip.transport",
          "rtp",
          "telephony",
          "models",
          "inference",
          "stt",
          "tts",
          "nlu",
          "embedding",
          "llm",
          "knowledge",
          "turn",
          "answerer",
          "brain",
          "conversation",
          "summary",
          "playout",
          "driver",
          "schedule",
          "postgres",
          "records",
          "wire",
          "webhooks",
          "sources",
          "dispatch",
          "api",
          "sim",
          "cli");

  /** Rooms that stand next to each other in the order and must not look into one another. */
  private static final List<Forbidden> FORBIDDEN =
      List.of(
          new Forbidden("outbound", Set.of("agent", "watch")),
          new Forbidden("rtp", Set.of("sip", "outbound")),
          new Forbidden("stt", Set.of("sip", "rtp", "telephony", "agent")),
          new Forbidden("tts", Set.of("stt", "sip", "rtp", "telephony", "agent")),
          new Forbidden(
              "nlu", Set.of("stt", "tts", "sip", "rtp", "telephony", "audio", "call", "agent")),
          new Forbidden(
              "llm",
              Set.of(
                  "agent",
                  "language",
                  "call",
                  "audio",
                  "sip",
                  "rtp",
                  "telephony",
                  "models",
                  "inference",
                  "stt",
                  "tts",
                  "nlu")),
          new Forbidden("embedding", Set.of("agent", "call", "audio", "sip", "rtp", "telephony")),
          new Forbidden(
              "knowledge", Set.of("agent", "audio", "sip", "rtp", "telephony", "llm", "outbound")),
          new Forbidden("models", Set.of("sip", "rtp", "telephony", "agent", "call", "audio")),
          new Forbidden("inference", Set.of("sip", "rtp", "telephony", "agent", "call")),
          new Forbidden("language", Set.of("call")),
          new Forbidden("turn", Set.of("sip", "rtp", "telephony", "stt", "tts")),
          new Forbidden("answerer", Set.of("agent", "sip", "rtp", "telephony", "stt", "tts")),
          new Forbidden("brain", Set.of("sip", "rtp", "telephony", "audio", "stt", "tts", "turn")),
          new Forbidden(
              "conversation",
              Set.of("sip", "rtp", "telephony", "audio", "models", "inference", "stt", "tts")),
          new Forbidden("playout", Set.of("sip", "rtp", "telephony", "stt", "brain", "turn")),
          new Forbidden("driver", Set.of("sip", "rtp", "telephony")),
          new Forbidden(
              "schedule",
              Set.of(
                  "agent",
                  "audio",
                  "sip",
                  "rtp",
                  "telephony",
                  "inference",
                  "stt",
                  "tts",
                  "embedding",
                  "turn",
                  "brain",
                  "conversation",
                  "playout",
                  "driver")),
          new Forbidden("records", Set.of("sip", "rtp", "telephony", "stt", "tts")),
          new Forbidden("postgres", Set.of("call", "schedule", "records", "agent")),
          new Forbidden("webhooks", Set.of("sip", "rtp", "telephony", "stt", "tts")),
          new Forbidden("sources", Set.of("sip", "rtp", "telephony", "stt", "tts", "wire")),
          new Forbidden(
              "sim",
              Set.of(
                  "conversation", "records", "webhooks", "dispatch", "schedule", "api", "agent")));

  private static JavaClasses classes;

  private record Forbidden(String from, Set<String> to) {}

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());
    assertThat(found).isSubsetOf(ORDER);
  }

  @Test
  void importsRunOneWay() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      doesNotSee(ORDER.get(i), ORDER.subList(i + 1, ORDER.size()));
    }
  }

  /** The root builds the parts; only the command line stands above it. */
  @Test
  void onlyTheCommandLineSeesTheRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".cli")
        .check(classes);
  }

  @Test
  void neighboursKeepTheirIgnorance() {
    for (Forbidden forbidden : FORBIDDEN) {
      doesNotSee(forbidden.from(), forbidden.to());
    }
  }

  @Test
  void timeIsInjected() {
    DescribedPredicate<JavaClass> wiring =
        DescribedPredicate.describe(
            "the root and the command line",
            c -> Set.of(ROOT, ROOT + ".cli").contains(c.getPackageName()));
    for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class)) {
      noClasses()
          .that(DescribedPredicate.not(wiring))
          .should()
          .callMethod(type, "now")
          .check(classes);
    }
    noClasses()
        .that(DescribedPredicate.not(wiring))
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(classes);
  }

  @Test
  void sqlStaysWhereTheTablesAre() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".records", ROOT + ".webhooks", ROOT + ".postgres", ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql", "javax.sql", "org.jdbi..")
        .check(classes);
  }

  /** The demonstration is a client of ourselves. */
  @Test
  void thereIsOneWayOut() {
    DescribedPredicate<JavaClass> mayNot =
        DescribedPredicate.describe(
            "not outbound",
            c ->
                !c.getPackageName().equals(ROOT + ".outbound")
                    && !c.getName().equals(ROOT + ".cli.DemoApi"));
    noClasses()
        .that(mayNot)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http", "org.apache.hc..")
        .check(classes);
    noClasses()
        .that(mayNot)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(URLConnection.class)
        .check(classes);
    noClasses().that(mayNot).should().callMethod(URL.class, "openStream").check(classes);
  }

  private static void doesNotSee(String from, Collection<String> others) {
    noClasses()
        .that()
        .resideInAnyPackage(within(List.of(from)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(within(others))
        .allowEmptyShould(true)
        .check(classes);
  }

  private static String[] within(Collection<String> rooms) {
    return rooms.stream()
        .flatMap(room -> Stream.of(ROOT + "." + room, ROOT + "." + room + ".."))
        .toArray(String[]::new);
  }
}
