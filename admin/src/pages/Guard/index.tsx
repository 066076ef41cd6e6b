const Guard = () => null;

export default Guard;
