// The reader's own time beside each time of the programme: labelled, with its zone, never instead of it (experience 7).
const root = document.querySelector('[data-own]');
const { lang } = document.documentElement;

// How the clock of a zone stands to UTC at a moment; without a zone, this device's.
function offset(at, timeZone) {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName').value;
}

function day(at, timeZone) {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' }).format(at);
}

function word({ type, value }) {
  return (type === 'dayPeriod' && root.dataset[value.toLowerCase()]) || value;
}

function own(start, end, there) {
  const style = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', numberingSystem: 'latn' };
  const otherDay = [start, end].some((at) => day(at) !== day(at, there));
  const date = otherDay ? { weekday: 'short', day: 'numeric', month: 'short' } : {};
  return new Intl.DateTimeFormat(lang, { ...date, ...style }).formatRangeToParts(start, end).map(word).join('');
}

for (const time of root.querySelectorAll('time[data-zone]')) {
  const start = new Date(time.dateTime);
  const end = time.dataset.until ? new Date(time.dataset.until) : start;
  const there = time.dataset.zone;
  if (!time.closest('h3') && [start, end].some((at) => offset(at) !== offset(at, there))) {
    const beside = document.createElement('small');
    beside.textContent = `${root.dataset.own}: ${own(start, end, there)}`;
    time.after(' ', beside);
  }
}
