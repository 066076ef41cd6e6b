const Partners = () => null;

export default Partners;
