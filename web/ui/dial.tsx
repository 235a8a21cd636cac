/** A telephone number that is dialled by pressing it, with whatever the device dials with. */
export const Dial = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^\d+]/g, "")}`}>{number}</a>;
