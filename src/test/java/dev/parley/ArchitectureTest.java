package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
          "audio",
          "sip",
          "rtp",
          "telephony",
          "inference",
          "stt",
          "tts",
          "llm",
          "conversation",
          "schedule",
          "records",
          "webhooks",
          "dispatch",
          "api",
          "sim",
          "bench");

  /** Rooms that stand next to each other in the order and must not look into one another. */
  private static final List<Forbidden> FORBIDDEN =
      List.of(
          new Forbidden("rtp", Set.of("sip")),
          new Forbidden("stt", Set.of("sip", "rtp", "telephony", "agent")),
          new Forbidden("tts", Set.of("stt", "sip", "rtp", "telephony", "agent")),
          new Forbidden("llm", Set.of("stt", "tts", "sip", "rtp", "telephony", "audio")),
          new Forbidden("inference", Set.of("sip", "rtp", "telephony", "agent", "call")),
          new Forbidden("conversation", Set.of("sip", "rtp", "telephony")),
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
                  "llm",
                  "conversation")),
          new Forbidden("records", Set.of("sip", "rtp", "telephony", "stt", "tts", "llm")),
          new Forbidden("webhooks", Set.of("sip", "rtp", "telephony", "stt", "tts", "llm")),
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
    for (int i = 0; i < ORDER.size(); i++) {
      for (int j = i + 1; j < ORDER.size(); j++) {
        doesNotSee(ORDER.get(i), ORDER.get(j));
      }
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT)
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @Test
  void neighboursKeepTheirIgnorance() {
    for (Forbidden forbidden : FORBIDDEN) {
      forbidden.to().forEach(to -> doesNotSee(forbidden.from(), to));
    }
  }

  @Test
  void timeIsInjected() {
    DescribedPredicate<JavaClass> wiring =
        DescribedPredicate.describe("the root package", c -> c.getPackageName().equals(ROOT));
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
        .resideOutsideOfPackages(ROOT + ".records", ROOT + ".webhooks", ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql", "javax.sql", "org.jdbi..")
        .check(classes);
  }

  private static void doesNotSee(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "." + to)
        .allowEmptyShould(true)
        .check(classes);
  }
}
