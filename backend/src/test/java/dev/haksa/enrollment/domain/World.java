package dev.haksa.enrollment.domain;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A small university in memory that stands for the database between batches. */
final class World {
    private static final int STUDENTS = 12;
    private static final int SECTIONS = 10;
    private static final int FEW = 2;

    final long seed;
    final Map<Integer, SectionFacts> sections = new TreeMap<>();
    final Map<Integer, Seats> seats = new TreeMap<>();
    final Map<String, Map<Integer, Registration>> registrations = new TreeMap<>();
    final Map<Integer, List<WaitlistEntry>> lists = new TreeMap<>();
    final List<String> answers = new ArrayList<>();
    int begunAnew;

    private final Random random;
    private boolean lockAll = true;

    World(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        for (int id = 1; id <= SECTIONS; id++) {
            int start = 9 + random.nextInt(8);
            ClassTime time = new ClassTime(
                    DayOfWeek.of(1 + random.nextInt(5)), start * 60, (start + 1 + random.nextInt(3)) * 60);
            sections.put(
                    id,
                    Cases.aSection(id)
                            .ofCourse(100 + random.nextInt(7))
                            .credits(random.nextInt(7))
                            .at(time)
                            .build());
            seats.put(id, new Seats(id, random.nextInt(5), 0, 0, 0, 0, policy()));
        }
    }

    World lockingOnlyWhoAsks() {
        lockAll = false;
        return this;
    }

    private SeatReleasePolicy policy() {
        return switch (random.nextInt(3)) {
            case 0 -> SeatReleasePolicy.AT_ONCE;
            case 1 -> new SeatReleasePolicy(SeatReleasePolicy.Kind.WAITLIST_FIRST, List.of(), 0, 0);
            default -> new SeatReleasePolicy(SeatReleasePolicy.Kind.RANDOM_DELAY, List.of(), 10, 60);
        };
    }

    List<Application> requests(int number) {
        List<Application> requests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            requests.add(new Application(command(), "2510500" + random.nextInt(STUDENTS), Cases.DURING));
        }
        return requests;
    }

    private Command command() {
        int section = anySection();
        int other = anySection();
        Integer swap = random.nextInt(3) == 0 && other != section ? other : null;
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Command.Drop(section);
            case 2, 3, 4 -> new Command.JoinWaitlist(section, swap);
            case 5 -> new Command.LeaveWaitlist(section);
            case 6 -> new Command.EnrollCart(List.of(List.of(section), List.of(other, anySection())));
            default -> new Command.Enroll(section, swap);
        };
    }

    private int anySection() {
        return 1 + random.nextInt(SECTIONS);
    }

    int randomBatches() {
        return 1 + random.nextInt(40);
    }

    /** Cuts the requests into batches of random length, with at most one request of a student in each. */
    void play(List<Application> requests, int mostPerBatch) {
        int next = 0;
        while (next < requests.size()) {
            int size = mostPerBatch == 1 ? 1 : 1 + random.nextInt(mostPerBatch);
            List<Application> batch = new ArrayList<>();
            Set<String> students = new HashSet<>();
            while (next < requests.size()
                    && batch.size() < size
                    && students.add(requests.get(next).studentNumber())) {
                batch.add(requests.get(next));
                next++;
            }
            step(batch);
        }
    }

    /** Decides one batch; begins anew with more locked, as often as the round asks for it. */
    List<Effect> step(List<Application> batch) {
        Reach reach = new Reach(Set.of(), lockAll ? Integer.MAX_VALUE : FEW);
        while (true) {
            AdmissionRound round = round(batch, reach);
            List<String> texts =
                    batch.stream().map(request -> text(round.decide(request))).toList();
            if (round.missing().isEmpty() && !round.needsLongerLists()) {
                List<Effect> effects = round.drain();
                answers.addAll(texts);
                effects.forEach(this::apply);
                round.seatChanges().forEach(this::apply);
                return effects;
            }
            begunAnew++;
            reach = reach.with(round.missing());
            reach = round.needsLongerLists() ? reach.deeper() : reach;
        }
    }

    /** Offers every free seat anew. */
    void sweep() {
        AdmissionRound round = round(List.of(), new Reach(Set.of(), Integer.MAX_VALUE));
        sections.keySet().forEach(section -> round.release(section, 0));
        round.drain().forEach(this::apply);
        round.seatChanges().forEach(this::apply);
    }

    /** Whether a waiting student could take the seat as things are now. */
    boolean mayTake(WaitlistEntry entry) {
        RoundState state = new RoundState(
                facts(List.of(), new Reach(Set.of(), Integer.MAX_VALUE)), Cases.parameters(), Cases.DURING, () -> 0.5);
        Integer drops = entry.dropsSectionId();
        Integer replaces = drops != null && state.registrations().holds(entry.student(), drops) ? drops : null;
        EnrollmentCase situation = state.situation(
                state.applicant(entry.student()), sections.get(entry.sectionId()), replaces, Cases.DURING);
        return EnrollmentRules.promote(situation, Cases.parameters()) instanceof Decision.Granted;
    }

    Map<Integer, List<WaitlistEntry>> copyOfLists() {
        Map<Integer, List<WaitlistEntry>> copy = new HashMap<>();
        lists.forEach((section, entries) -> copy.put(section, List.copyOf(entries)));
        return copy;
    }

    private AdmissionRound round(List<Application> batch, Reach reach) {
        return new AdmissionRound(facts(batch, reach), Cases.parameters(), Cases.DURING, () -> 0.5);
    }

    private RoundFacts facts(List<Application> batch, Reach reach) {
        Map<StudentTerm, Applicant> applicants = new HashMap<>();
        Map<StudentTerm, List<Registration>> held = new HashMap<>();
        Set<Integer> locked = new HashSet<>();
        Set<String> students = new HashSet<>();
        batch.forEach(request -> {
            students.add(request.studentNumber());
            locked.addAll(request.command().sections());
        });
        reach.pairs().forEach(pair -> {
            students.add(pair.studentNumber());
            locked.add(pair.sectionId());
        });
        if (lockAll) {
            locked.addAll(sections.keySet());
            for (int i = 0; i < STUDENTS; i++) {
                students.add("2510500" + i);
            }
        }
        for (String number : students) {
            StudentTerm key = new StudentTerm(number, Cases.TERM);
            applicants.put(key, applicant(number));
            held.put(
                    key,
                    List.copyOf(registrations.getOrDefault(number, Map.of()).values()));
        }
        return new RoundFacts(
                sections,
                locked.stream().map(seats::get).toList(),
                applicants,
                pairs(batch, reach),
                held,
                waitlists(locked, students, reach.depth()));
    }

    private Set<Reach.Pair> pairs(List<Application> batch, Reach reach) {
        Set<Reach.Pair> pairs = new HashSet<>(reach.pairs());
        batch.forEach(request -> request.command()
                .sections()
                .forEach(section -> pairs.add(new Reach.Pair(request.studentNumber(), section))));
        if (lockAll) {
            for (int i = 0; i < STUDENTS; i++) {
                for (int section : sections.keySet()) {
                    pairs.add(new Reach.Pair("2510500" + i, section));
                }
            }
        }
        return pairs;
    }

    private Waitlists waitlists(Set<Integer> locked, Set<String> students, int depth) {
        Map<Integer, List<WaitlistEntry>> heads = new HashMap<>();
        Set<Integer> cut = new HashSet<>();
        List<WaitlistEntry> own = new ArrayList<>();
        lists.forEach((section, entries) -> {
            if (locked.contains(section)) {
                heads.put(section, entries.stream().limit(depth).toList());
                if (entries.size() > depth) {
                    cut.add(section);
                }
            }
            entries.stream()
                    .filter(entry -> students.contains(entry.studentNumber()))
                    .forEach(own::add);
        });
        return new Waitlists(heads, cut, own);
    }

    private static Applicant applicant(String number) {
        return new Applicant(
                Cases.aStudent().number(number).build(),
                Cases.TERM,
                Season.SPRING,
                true,
                List.of(Cases.openWindow()),
                Set.of(),
                Set.of());
    }

    private void apply(Effect effect) {
        switch (effect) {
            case Effect.SeatTaken taken ->
                register(
                        taken.studentNumber(),
                        new Registration(
                                taken.section().sectionId(),
                                EnrollmentState.ENROLLED,
                                false,
                                Cases.DURING,
                                Cases.DURING));
            case Effect.SeatGivenBack back -> register(back.studentNumber(), back.registration());
            case Effect.Joined joined ->
                lists.computeIfAbsent(joined.entry().sectionId(), key -> new ArrayList<>())
                        .add(joined.entry());
            case Effect.SwapChanged swap -> replace(swap.entry());
            case Effect.OfferDeclined declined ->
                replace(declined.entry()
                        .declined(declined.reasons().stream()
                                .map(Violation::code)
                                .collect(java.util.stream.Collectors.toSet())));
            case Effect.WaitEnded ended ->
                lists.get(ended.entry().sectionId())
                        .removeIf(other -> other.student().equals(ended.entry().student()));
            case Effect.Decided decided -> {}
            case Effect.SeatWithheld withheld -> {}
        }
    }

    private void register(String student, Registration registration) {
        registrations
                .computeIfAbsent(student, key -> new LinkedHashMap<>())
                .put(registration.sectionId(), registration);
    }

    private void replace(WaitlistEntry entry) {
        lists.get(entry.sectionId()).replaceAll(other -> other.student().equals(entry.student()) ? entry : other);
    }

    private void apply(SeatChange change) {
        seats.computeIfPresent(
                change.sectionId(),
                (id, was) -> new Seats(
                        id,
                        was.capacity(),
                        was.enrolled() + change.enrolled(),
                        was.withheld() + change.withheld(),
                        was.waiting() + change.waiting(),
                        was.freed() + change.freed(),
                        was.policy()));
    }

    private static String text(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Refused(Decision.Refused decision) ->
                "Refused " + decision.violations().stream().map(Violation::code).toList();
            case Ruling.Cart(List<Ruling.EntryRuling> entries, TermTotals totals) ->
                "Cart "
                        + entries.stream()
                                .flatMap(entry -> entry.tried().stream())
                                .map(tried -> tried.sectionId() + " " + text(tried.ruling()))
                                .toList();
            default -> ruling.getClass().getSimpleName();
        };
    }
}
